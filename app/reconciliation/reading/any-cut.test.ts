import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DelimitedRows } from './delimited-rows.ts';
import type { FileRefusal } from './file-refusal.ts';
import { JsonRecords } from './json-records.ts';
import { HEADS, readAll, SALE } from './reading.test-data.ts';
import type { CutRow } from './row-cutter.ts';

type Cut = readonly CutRow[] | FileRefusal;

/** All rows of a text that comes in these pieces, or why it is refused. */
function rowsOf(pieces: readonly string[]): Cut {
  const rows: CutRow[] = [];
  const cutter = new DelimitedRows(';');
  for (const piece of pieces) {
    const read = cutter.push(piece);
    if (!read.ok) return read.error;
    rows.push(...read.value);
  }
  const last = cutter.end();
  return last.ok ? [...rows, ...last.value] : last.error;
}

function cutAt(text: string, places: readonly number[]): string[] {
  const sorted = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b)];
  return sorted.map((start, index) => text.slice(start, sorted[index + 1] ?? text.length));
}

/** Text as broken as it comes: quotes, delimiters and line ends in any order. */
const anyText = fc.string({
  unit: fc.constantFrom('a', 'ñ', ';', ';', '"', '"', '\n', '\r', '\r\n', ' '),
  maxLength: 60,
});
const anyPlaces = fc.array(fc.nat(), { maxLength: 8 });

it('cuts the same rows out of a text, however it comes', () => {
  fc.assert(
    fc.property(anyText, anyPlaces, (text, places) => {
      expect(rowsOf(cutAt(text, places))).toEqual(rowsOf([text]));
      expect(rowsOf([...text])).toEqual(rowsOf([text]));
    }),
    { numRuns: 3_000 },
  );
});

const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', ';', '"', '\n', ' ', '€'), maxLength: 6 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

it('gives back every cell that was written by the rules, and the line where its record began', () => {
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 });
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), anyPlaces, (cells, end, places) => {
      const text = cells.map((row) => row.map(quoted).join(';') + end).join('');
      let line = 1;
      const expected = cells.flatMap((row) => {
        const began = line;
        line += 1 + row.join('').split('\n').length - 1;
        return row.every((each) => each.trim() === '') ? [] : [{ line: began, cells: row }];
      });
      expect(rowsOf(cutAt(text, places))).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});

it('cuts the same records out of JSON, however it comes', () => {
  const texts = fc
    .array(fc.dictionary(fc.string({ maxLength: 4 }), fc.oneof(fc.string(), fc.integer(), cell)))
    .chain((records) =>
      fc.constantFrom(
        JSON.stringify(records),
        JSON.stringify({ total: 1, data: records }, null, 1),
      ),
    );
  fc.assert(
    fc.property(texts, anyPlaces, (text, places) => {
      const read = (pieces: readonly string[]) => {
        const records = new JsonRecords();
        const cuts = [...pieces.map((piece) => records.push(piece)), records.end()];
        expect(cuts.every(({ ok }) => ok)).toBe(true);
        return cuts.flatMap((cut) => (cut.ok ? cut.value : []));
      };
      expect(read(cutAt(text, places))).toEqual(read([text]));
    }),
    { numRuns: 500 },
  );
});

it('reads the same lines of a whole file, whatever pieces its bytes come in', async () => {
  const bytes = Buffer.from(
    `${HEADS}\r\n${Array.from({ length: 2_000 }, (_, at) =>
      SALE.replace('123456', `${at}`).replace('Venta', at % 7 ? 'Devolución' : '"Dev\r\n""x"""'),
    ).join('\r\n')}\r\n`,
  );
  const whole = await readAll(bytes);
  expect(whole.lines).toHaveLength(2_000);
  for (const size of [1, 997, 32_768, 70_001]) {
    const read = await readAll(bytes, {
      cut: function* (all) {
        for (let from = 0; from < all.length; from += size) yield all.subarray(from, from + size);
      },
    });
    expect([read.lines, read.bad, read.whole]).toEqual([whole.lines, whole.bad, whole.whole]);
  }
});
