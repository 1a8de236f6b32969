import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decoder, encodingOf } from './encoding.ts';
import { readAll, report, SALE } from './reading.test-data.ts';

const SPANISH = report(SALE.replace('Venta', 'Devolución'));

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const wideBigEndian = (text: string): Buffer => wide(text).swap16();

describe('a file in any of the encodings that spreadsheets write', () => {
  it.each([
    ['UTF-8', Buffer.from(SPANISH), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${SPANISH}`), 'utf-8'],
    ['Latin-1, as Excel writes CSV in Peru', latin(SPANISH), 'windows-1252'],
    ['UTF-16 with its mark', wide(`\uFEFF${SPANISH}`), 'utf-16le'],
    ['UTF-16 of the other order', wideBigEndian(`\uFEFF${SPANISH}`), 'utf-16be'],
    ['UTF-16 without a mark', wide(SPANISH), 'utf-16le'],
    ['UTF-16 of the other order without a mark', wideBigEndian(SPANISH), 'utf-16be'],
  ] as const)('%s', async (_, bytes, encoding) => {
    const { recognised, lines, whole } = await readAll(bytes);
    expect(recognised?.encoding).toBe(encoding);
    expect(whole?.encoding).toBe(encoding);
    expect(lines).toMatchObject([{ kind: 'refund', word: 'Devolución', net: { minor: 11566n } }]);
  });

  it('knows the letters that Windows put where Latin-1 has none', () => {
    expect(new Decoder('windows-1252').decode(Buffer.from([0x80, 0x93, 0xf1, 0x94]))).toBe('€“ñ”');
  });

  it('learns it late where the first letter beyond ASCII stands far behind the beginning', async () => {
    const plain = Array.from({ length: 8_000 }, () => SALE.replace('Venta', 'Refund'));
    const { PLAN } = await import('./reading.test-data.ts');
    const columns = { ...PLAN.columns, operation: 'Op', fee: 'Com' };
    const file = report(...plain, SALE.replace('Venta', 'Devolución'))
      .replace('Operación', 'Op')
      .replace('Comisión', 'Com');
    const { recognised, lines, whole } = await readAll(latin(file), { plan: { ...PLAN, columns } });
    expect([recognised?.encoding, whole?.encoding]).toEqual(['utf-8', 'windows-1252']);
    expect(lines.at(-1)).toMatchObject({ kind: 'refund', word: 'Devolución' });
  });

  it('refuses a file that was UTF-8 and is not any more', async () => {
    const bytes = Buffer.concat([
      Buffer.from(report(...Array(8_000).fill(SALE))),
      latin('ñ;;;;\n'),
    ]);
    const { refusal } = await readAll(bytes);
    expect(refusal).toMatchObject({ why: 'broken-encoding' });
  });
});

it('decodes the same text however the bytes are cut', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', ';', '\n', 'ñ', '€', '💸', '\u0080') });
  const encodings = fc.constantFrom('utf-8', 'utf16le', 'latin1');
  const cuts = fc.array(fc.nat(40));
  fc.assert(
    fc.property(texts, encodings, cuts, (text, name, places) => {
      const bytes = Buffer.from(text, name as BufferEncoding);
      const encoding = name === 'utf16le' ? 'utf-16le' : 'utf-8';
      expect(decoded(new Decoder(encoding), pieces(bytes, places))).toBe(
        decoded(new Decoder(encoding), [bytes]),
      );
    }),
    { numRuns: 500 },
  );
});

function pieces(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [0, ...[...places].sort((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}
function decoded(decoder: Decoder, parts: readonly Uint8Array[]): string | null {
  let text = '';
  for (const part of [...parts.map((each) => decoder.decode(each)), decoder.end()]) {
    if (part === null) return null;
    text += part;
  }
  return text;
}

it('takes bytes with control characters for no text', () => {
  expect(encodingOf(Buffer.from([0x41, 0x00, 0x01, 0x42]))).toBeNull();
});
