import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive, its bytes as they come. */
export type ZipEntry = {
  readonly name: string;
  readonly bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
};

/** What the directory at an archive's end says of an entry. */
type Written = {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly from: number;
};

/** Sizes follow the data (bit 3), names are UTF-8 (bit 11); deflated; midnight of 1 January 1980, the first day there is. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const DAY_ONE = 0x0021;
const VERSION = 20;
/** Beyond these an archive would need its 64-bit form. */
const LARGEST = 0xffff_ffff;

const fields = (parts: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer => {
  const head = Buffer.alloc(parts.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of parts) at = head.writeUIntLE(value, at, bytes);
  return head;
};

const common = ({ crc, packed, size, name }: Omit<Written, 'from'>) =>
  [
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DAY_ONE],
    [4, crc],
    [4, packed],
    [4, size],
    [2, name.length],
    [2, 0],
  ] as const;

const localHead = (name: Buffer): Buffer =>
  Buffer.concat([
    fields([[4, 0x0403_4b50], ...common({ crc: 0, packed: 0, size: 0, name })]),
    name,
  ]);

const sizesAfter = ({ crc, packed, size }: Written): Buffer =>
  fields([
    [4, 0x0807_4b50],
    [4, crc],
    [4, packed],
    [4, size],
  ]);

const directoryEntry = ({ from, ...written }: Written): Buffer =>
  Buffer.concat([
    fields([
      [4, 0x0201_4b50],
      [2, VERSION],
      ...common(written),
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, from],
    ]),
    written.name,
  ]);

const directoryEnd = (entries: number, size: number, from: number): Buffer =>
  fields([
    [4, 0x0605_4b50],
    [2, 0],
    [2, 0],
    [2, entries],
    [2, entries],
    [4, size],
    [4, from],
    [2, 0],
  ]);

/** Counts and digests what goes through. */
async function* measured(bytes: ZipEntry['bytes'], seen: { crc: number; size: number }) {
  for await (const piece of bytes) {
    seen.crc = crc32(piece, seen.crc);
    seen.size += piece.length;
    yield piece;
  }
}

/**
 * A ZIP archive (PKWARE APPNOTE 6.3) that is written while its files come: nothing of it is held but the names. Throws where
 * it would grow beyond 4 GiB.
 */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  const passed = (piece: Uint8Array): Uint8Array => {
    at += piece.length;
    if (at > LARGEST) throw new Error('an archive is larger than 4 GiB');
    return piece;
  };
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const from = at;
    yield passed(localHead(name));
    const begun = at;
    const seen = { crc: 0, size: 0 };
    const source = Readable.from(measured(entry.bytes, seen), { objectMode: false });
    const deflate = createDeflateRaw();
    source.once('error', (broken) => deflate.destroy(broken));
    try {
      for await (const piece of source.pipe(deflate)) yield passed(piece as Buffer);
    } finally {
      source.destroy();
    }
    if (seen.size > LARGEST) throw new Error('a file of an archive is larger than 4 GiB');
    const whole = { name, ...seen, packed: at - begun, from };
    yield passed(sizesAfter(whole));
    written.push(whole);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield directoryEnd(written.length, directory.length, at);
}
