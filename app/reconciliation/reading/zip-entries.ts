import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const DEFLATED = 8;
const STORED = 0;

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
};

/** What a ZIP's directory says is in it, as APPNOTE 6.3 has it; null where it is none, or one beyond 4 GiB. */
export function zipEntries(zip: Uint8Array): readonly ZipEntry[] | null {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = directoryEnd(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const entry = entryAt(bytes, at);
    if (!entry) return null;
    entries.push(entry);
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + bytes.readUInt16LE(at + field), 0);
  }
  return entries;
}

function directoryEnd(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === DIRECTORY_END) return at;
  return null;
}

function entryAt(bytes: Buffer, at: number): ZipEntry | null {
  const size = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL_ENTRY) return null;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + size > bytes.length) return null;
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.subarray(start, start + size),
  };
}

/** What is packed in an entry; `too-much` as soon as it is more than `most` bytes, whatever its directory promised. */
export async function unpacked(
  { method, packed }: ZipEntry,
  most: number,
): Promise<Uint8Array | 'too-much' | 'broken'> {
  if (method === STORED) return packed.length > most ? 'too-much' : packed;
  if (method !== DEFLATED) return 'broken';
  try {
    return await inflate(packed, { maxOutputLength: most });
  } catch (error) {
    const tooMuch = error instanceof RangeError && 'code' in error;
    return tooMuch && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-much' : 'broken';
  }
}
