import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

export type FontWeight = 400 | 600;

const require = createRequire(import.meta.url);

const FILES: Readonly<Record<FontWeight, string>> = {
  400: require.resolve(
    '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
  ),
  600: require.resolve(
    '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-600-normal.woff',
  ),
};

const known = new Map<FontWeight, Buffer>();

/** Noto Sans SC, with Latin and Chinese letters, as an OpenType file; read once for each process. */
export function fontFile(weight: FontWeight): Buffer {
  const before = known.get(weight);
  if (before) return before;
  const font = unpackedFont(readFileSync(FILES[weight]));
  known.set(weight, font);
  return font;
}

const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const SFNT_HEAD = 12;
const SFNT_ENTRY = 16;

/**
 * A WOFF file (W3C, WOFF 1.0, 2012) as the OpenType file that was packed into it. The library that embeds fonts reads WOFF too,
 * but unpacks a whole table again for each letter (fontkit 2.0.4): a page took a minute.
 */
function unpackedFont(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(SFNT_HEAD + SFNT_ENTRY * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const bodies: Buffer[] = [];
  let at = head.length;
  for (let place = 0; place < count; place += 1) {
    const from = WOFF_HEAD + WOFF_ENTRY * place;
    const to = SFNT_HEAD + SFNT_ENTRY * place;
    const body = unpackedTable(woff, from);
    woff.copy(head, to, from, from + 4);
    woff.copy(head, to + 4, from + 16, from + 20);
    head.writeUInt32BE(at, to + 8);
    head.writeUInt32BE(body.length, to + 12);
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    bodies.push(padded);
    at += padded.length;
  }
  return Buffer.concat([head, ...bodies]);
}

function unpackedTable(woff: Buffer, entry: number): Buffer {
  const [at, packed, whole] = [4, 8, 12].map((place) => woff.readUInt32BE(entry + place));
  const body = woff.subarray(at, (at ?? 0) + (packed ?? 0));
  return packed === whole ? body : inflateSync(body);
}
