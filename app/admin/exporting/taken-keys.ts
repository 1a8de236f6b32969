const BYTES = { uuid: 16, number: 8 } as const;

export type KeyForm = keyof typeof BYTES;

/**
 * Which rows a file has, in their order: taken in one statement when the download begins, as bytes, since a million of them
 * are held until it ends.
 */
export class TakenKeys {
  readonly #bytes: Buffer;
  readonly #form: KeyForm;

  constructor(bytes: Buffer, form: KeyForm) {
    this.#bytes = bytes;
    this.#form = form;
  }

  get count(): number {
    return this.#bytes.length / BYTES[this.#form];
  }

  /** The keys in portions, as text. */
  *portions(size: number): Generator<readonly string[]> {
    const { count } = this;
    for (let from = 0; from < count; from += size)
      yield Array.from({ length: Math.min(size, count - from) }, (_, place) =>
        this.#at(from + place),
      );
  }

  #at(place: number): string {
    const from = place * BYTES[this.#form];
    if (this.#form === 'number') return `${this.#bytes.readBigInt64BE(from)}`;
    const hex = this.#bytes.toString('hex', from, from + BYTES.uuid);
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}
