import { inflateSync } from 'node:zlib';

/**
 * The letters that a paper of pdfkit's shows, without blanks, and how many have no shape in its fonts (glyph 0). By hand from
 * ISO 32000-1: streams, the fonts of each page, and each font's ToUnicode map.
 */
export function lettersOf(pdf: Buffer): { readonly text: string; readonly missing: number } {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '') ?? [];
      fonts.set(name, lettersByCode(objects.get(map)?.body ?? ''));
    }
  let text = '';
  let missing = 0;
  for (const { body } of objects.values()) {
    let font: ReadonlyMap<string, string> | undefined;
    for (const [, name, shown] of body.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/gs)) {
      if (name !== undefined) font = fonts.get(name);
      for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/gi))
        for (const code of hex.toLowerCase().match(/.{4}/g) ?? []) {
          if (code === '0000') missing += 1;
          text += font?.get(code) ?? '';
        }
    }
  }
  return { text: text.replaceAll(/\s/g, ''), missing };
}

type PdfObject = { readonly head: string; readonly body: string };

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const raw = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', whole = ''] = match;
    const [head = '', stream] = whole.split(/\nstream\n/);
    objects.set(id, { head, body: stream === undefined ? '' : bodyOf(head, stream) });
  }
  return objects;
}

function bodyOf(head: string, stream: string): string {
  const bytes = Buffer.from(stream.replace(/\nendstream$/, ''), 'latin1');
  if (!head.includes('/FlateDecode') || head.includes('/Length1')) return '';
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

/** `<0000> <002a> [<0043> <0061> …]`: codes in order, and the letters of each. */
function lettersByCode(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', , list = ''] of map.matchAll(
    /<([0-9a-f]{4})> <([0-9a-f]{4})> \[(.*?)\]/gis,
  )) {
    const first = Number.parseInt(from, 16);
    for (const [place, [, utf16 = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const units = utf16.match(/[0-9a-f]{4}/gi) ?? [];
      const letter = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
      letters.set((first + place).toString(16).padStart(4, '0'), letter);
    }
  }
  return letters;
}
