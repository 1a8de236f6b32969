import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from './recognised.ts';

/** The encoding by the file's first bytes; null where they are no text. */
export function encodingOf(head: Uint8Array): Encoding | null {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const wide = withoutMark(head);
  if (wide) return wide;
  if (head.some(isNoText)) return null;
  return isUtf8(whole(head)) ? 'utf-8' : 'windows-1252';
}

/** Control characters that no report holds: all below the blank but tab, line feed, form feed and carriage return. */
const isNoText = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;

/** UTF-16 without its mark: Latin text has a zero in every second byte, and always on the same side. */
function withoutMark(head: Uint8Array): Encoding | null {
  const pairs = head.length >> 1;
  if (pairs === 0) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  if (even === 0 && odd > pairs / 2) return 'utf-16le';
  return odd === 0 && even > pairs / 2 ? 'utf-16be' : null;
}

/** Without a letter that the end of the head cuts: at most three bytes of UTF-8. */
function whole(head: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, head.length); back += 1) {
    const byte = head[head.length - back] ?? 0;
    if (byte >= 0xc0) return head.subarray(0, head.length - back);
    if (byte < 0x80) break;
  }
  return head;
}

const decoderOf = (encoding: Encoding) => new TextDecoder(encoding, { fatal: true });

/** How many bytes a letter of UTF-8 has by its first one; 0 where no letter begins so. */
const lengthOf = (first: number): number =>
  first >= 0xc2 && first <= 0xdf
    ? 2
    : first >= 0xe0 && first <= 0xef
      ? 3
      : first >= 0xf0 && first <= 0xf4
        ? 4
        : 0;

/**
 * Bytes to text, piece by piece, however they are cut. A file's first letter beyond ASCII, which may stand far behind its
 * head, decides: what UTF-8 does not have is windows-1252, since both read ASCII alike.
 */
export class Decoder {
  #encoding: Encoding;
  #decoder: TextDecoder;
  #undecided: boolean;
  /** The beginning of the deciding letter, where a piece ends inside it. */
  #begun = new Uint8Array();

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#decoder = decoderOf(encoding);
    this.#undecided = encoding === 'utf-8';
  }

  /** As it turned out by now. */
  get encoding(): Encoding {
    return this.#encoding;
  }

  /** Null where the bytes are no text of this encoding. */
  decode(bytes: Uint8Array): string | null {
    if (!this.#undecided) return this.#decoded(bytes);
    const all = this.#begun.length === 0 ? bytes : Buffer.concat([this.#begun, bytes]);
    this.#begun = new Uint8Array();
    if (isAscii(all)) return this.#decoded(all);
    const first = all.findIndex((byte) => byte >= 0x80);
    const letter = all.subarray(first, first + lengthOf(all[first] ?? 0));
    if (first + lengthOf(all[first] ?? 0) > all.length && letter.subarray(1).every(isInside)) {
      this.#begun = letter.slice();
      return this.#decoded(all.subarray(0, first));
    }
    this.#decide(letter.length > 0 && isUtf8(letter) ? 'utf-8' : 'windows-1252');
    return this.#decoded(all);
  }

  /** What the last bytes still owe; null where they end in the middle of a letter. */
  end(): string | null {
    if (this.#begun.length > 0) this.#decide('windows-1252');
    return this.#decoded(this.#begun, false);
  }

  #decide(encoding: Encoding): void {
    this.#undecided = false;
    if (encoding === this.#encoding) return;
    this.#encoding = encoding;
    this.#decoder = decoderOf(encoding);
  }

  #decoded(bytes: Uint8Array, stream = true): string | null {
    try {
      return this.#decoder.decode(bytes, { stream });
    } catch {
      return null;
    }
  }
}

/** A byte that stands inside a letter of UTF-8. */
const isInside = (byte: number): boolean => byte >= 0x80 && byte <= 0xbf;
