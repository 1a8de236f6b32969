import { describe, expect, it } from 'vitest';
import type { ColumnPlan } from '#app/gateways/report-plan.ts';
import { PLAN, readAll } from './reading.test-data.ts';

const plan: ColumnPlan = {
  ...PLAN,
  kind: 'sale',
  columns: { reference: 'id', at: 'paid', currency: 'currency', net: 'net', payout: 'payout' },
  leaves: [],
  time: { format: 'iso-offset', zone: '-05:00' },
};
const SALE =
  '{"id": 900719925474099312, "paid": "2026-11-25T22:04:05-05:00", "currency": "PEN", "payout": null, "net": 115.10}';
const read = (text: string) => readAll(text, { plan });

describe('a report in JSON', () => {
  it.each([
    ['an array', `[${SALE},\n${SALE}]`],
    ['rows', `{"rows": [${SALE}, ${SALE}], "total": {"net": 230.20}}`],
    [
      'data, behind other words',
      `\uFEFF{"page": [1], "meta": {"data": [7]}, "data": [${SALE}, ${SALE}]}\n`,
    ],
    ['results on one line', `{"count":2,"results":[${SALE},${SALE}]}`],
  ])('is read as %s', async (_, text) => {
    const { recognised, lines, bad, whole } = await read(text);
    expect(recognised).toMatchObject({ container: 'json', delimiter: null });
    expect(bad).toEqual([]);
    expect(lines).toMatchObject([{ line: 1 }, { line: 2 }]);
    expect(whole?.sums).toMatchObject([{ lines: 2, netMinor: 23020n }]);
  });

  it('keeps the digits of a number as they stand: no amount, no reference is ever a float', async () => {
    const { lines } = await read(`[${SALE}]`);
    expect(lines).toMatchObject([{ reference: '900719925474099312', net: { minor: 11510n } }]);
  });

  it('takes what a record leaves out, or says to be null, for empty', async () => {
    const named = SALE.replace('null', '"P-1"');
    const without = SALE.replace('"payout": null, ', '');
    const { lines } = await read(`[${SALE}, ${named}, ${without}]`);
    expect(lines.map(({ payout }) => payout)).toEqual([null, 'P-1', null]);
  });

  it('is not misled by brackets and quotes inside a text', async () => {
    const odd = SALE.replace('null', '"a\\"}],[{\\\\"');
    const { lines } = await read(`[${odd}]`);
    expect(lines).toMatchObject([{ payout: 'a"}],[{\\' }]);
  });

  it.each([
    ['no amount', SALE.replace('115.10', '"ciento"'), 'net', 'not an amount'],
    ['an amount with an exponent', SALE.replace('115.10', '1.151e2'), 'net', 'not an amount'],
    ['an amount inside an object', SALE.replace('115.10', '{"value": 1}'), 'net', 'not an amount'],
    [
      'a letter that no row takes',
      SALE.replace('900719925474099312', '"1\\u0000"'),
      'reference',
      'not-a-reference',
    ],
    [
      'half a letter',
      SALE.replace('900719925474099312', '"\\ud800"'),
      'reference',
      'not-a-reference',
    ],
  ])('has a record with %s quarantined', async (_, record, column, why) => {
    const { lines, bad } = await read(`[${SALE}, ${record}]`);
    expect(lines).toHaveLength(1);
    expect(bad).toEqual([{ line: 2, column, why }]);
  });

  it('does not guess at a name that no record had at the file’s beginning', async () => {
    const late = SALE.replace('}', ', "neto": 1}');
    const { bad, lines } = await read(`[${Array(4_000).fill(SALE).join(',')}, ${late}]`);
    expect(lines).toHaveLength(4_000);
    expect(bad).toEqual([{ line: 4_001, column: 'neto', why: 'unknown-column' }]);
  });

  it.each([
    ['cut off between records', `[${SALE},`, { why: 'truncated', line: 2 }],
    ['cut off inside one', `[${SALE}, {"id": "1`, { why: 'truncated', line: 2 }],
    ['no JSON in a record', `[${SALE}, {"id" 1}]`, { why: 'not-json', line: 2 }],
    ['something between the records', `[${SALE} x ${SALE}]`, { why: 'not-json', line: 2 }],
    ['arrays for records', `[["id"], ["1"]]`, { why: 'not-json', line: 1 }],
    [
      'a second set of records',
      `{"rows": [${SALE}], "data": [${SALE}]}`,
      { why: 'not-json', line: 2 },
    ],
    ['something after the end', `[${SALE}] [${SALE}]`, { why: 'not-json', line: 2 }],
    ['no record', '{"rows": []}', { why: 'empty' }],
    ['another gateway’s names', '[{"a": 1}]', { why: 'unknown-kind' }],
  ])('is refused with %s', async (_, text, refusal) => {
    expect((await read(text)).refusal).toEqual(refusal);
  });
});
