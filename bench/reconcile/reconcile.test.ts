import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import type { ImportReport } from './import-file.ts';
import { BLOCK, paidCode, paidCodeSql, paymentAt } from './ledger.ts';
import { rowOf, soles, writeReport } from './report-file.ts';
import { hundredOf } from './report-lines.ts';
import { peakIn } from './resident.ts';
import { quantile, steadyReport } from './steady-load.ts';
import { againVerdict, doorVerdict, foundVerdict, ratioVerdict, type Verdict } from './verdict.ts';

const ledger = { payments: 4_000, seed: 7 };

it('tells of every payment of a block once, in another order', () => {
  const told = Array.from({ length: BLOCK }, (_, at) => paymentAt(BLOCK + at));
  expect(new Set(told).size).toBe(BLOCK);
  expect([Math.min(...told), Math.max(...told)]).toEqual([BLOCK, 2 * BLOCK - 1]);
  expect(told.slice(0, 3)).not.toEqual([BLOCK, BLOCK + 1, BLOCK + 2]);
});

it('knows a payment in SQL exactly as it knows it here', async () => {
  const code = paidCodeSql(ledger);
  const client = new pg.Client(inject('ownerUrl').replace('{database}', 'postgres'));
  await client.connect();
  const { rows } = await client
    .query<Record<string, string>>(
      `select n, ${code.reference} as reference, ${code.transactionCode} as "transactionCode", ${code.operation} as operation,
        (${code.amount})::int as amount, to_char(${code.paidAt} at time zone 'America/Lima', 'YYYY-MM-DD HH24:MI:SS') as "paidAt",
        ${code.place}::int as place
      from unnest(array[0, 1, 999, 1000, 2718, 3999]::bigint[]) n`,
    )
    .finally(() => client.end());
  expect(rows).toHaveLength(6);
  for (const { n, place, ...said } of rows) {
    expect(said).toEqual(paidCode(ledger, Number(n)));
    expect(paymentAt(Number(place))).toBe(Number(n));
  }
});

it('has one of each trouble in a hundred lines, and a payout that empties the balance', () => {
  const lines = hundredOf(ledger, 12);
  const sorts = Object.groupBy(lines, ({ sort }) => sort);
  const counts = Object.entries(sorts).map(([sort, of]) => [sort, of.length]);
  expect(Object.fromEntries(counts)).toEqual({
    sale: 93,
    mismatch: 1,
    unknown: 1,
    duplicate: 1,
    chargeback: 1,
    refund: 1,
    fee: 1,
    payout: 1,
  });
  expect(lines.reduce((sum, { net }) => sum + net, 0)).toBe(0);
  for (const { sort, gross, fee, igv, net } of lines)
    if (sort !== 'payout') expect(net).toBe(gross + fee + igv);
});

it('writes a line as the gateway would, fees without a sign', () => {
  const [, line] = hundredOf(ledger, 0);
  if (!line) throw new Error('no line');
  expect(rowOf(line)).toMatch(
    /^1;2026-10-\d\d \d\d:\d\d:\d\d;3\d{8};PE\d{10};7\d{9};VENTA;PEN;\d+\.\d\d;\d+\.\d\d;\d+\.\d\d;\d+\.\d\d;LIQ-0000000;KASNET\n$/,
  );
  expect([soles(5), soles(-123456)]).toEqual(['0.05', '-1234.56']);
});

it('writes the same bytes for the same seed, and the same rows in either order', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'report-'));
  const write = async (name: string, order: 'as-paid' | 'reversed') => {
    const told = await writeReport({
      file: path.join(directory, name),
      ledger,
      lines: 2_000,
      order,
    });
    return { told, text: await readFile(told.file, 'utf8') };
  };
  const [one, two, turned] = await Promise.all([
    write('one', 'as-paid'),
    write('two', 'as-paid'),
    write('turned', 'reversed'),
  ]).finally(() => rm(directory, { recursive: true }));
  expect(one.text).toBe(two.text);
  expect(one.text).not.toBe(turned.text);
  expect(one.text.split('\n').toSorted()).toEqual(turned.text.split('\n').toSorted());
  expect(one.told).toMatchObject({ lines: 2_000, net: 0n, sorts: { sale: 1_860, unknown: 20 } });
});

const ours = (seconds: number, answer: Partial<ImportReport['answer']> = {}): ImportReport => ({
  seconds,
  peak: 2 ** 20,
  answer: {
    lines: 100,
    matched: 95,
    exceptions: { UNKNOWN_PAYMENT: 1, AMOUNT_MISMATCH: 1, DUPLICATE_LINE: 1, CHARGEBACK: 1 },
    quarantined: 0,
    netMinor: 0,
    residualMinor: 0,
    ...answer,
  },
});
const missed = ({ gates }: Verdict) => gates.filter(({ kept }) => !kept).map(({ says }) => says);

it('keeps the ratio that is just met, and misses the one above it', () => {
  const floor = { copy: 1, upsert: 2, join: 1, seconds: 4, classes: {} };
  expect(missed(ratioVerdict(floor, ours(10)))).toEqual([]);
  expect(missed(ratioVerdict(floor, ours(10.1)))).toEqual(['≤ 2.5 ×']);
  expect(missed(againVerdict(ours(1.1), 200_000))).toEqual(['≤ 5 s per million']);
});

it('misses a residual, a trouble that was not found and a line that was not read', () => {
  const sorts = {
    sale: 93,
    mismatch: 1,
    unknown: 1,
    duplicate: 1,
    chargeback: 1,
    refund: 1,
    fee: 1,
    payout: 1,
  };
  const told = { file: '', bytes: 0, lines: 100, net: 0n, sorts };
  expect(missed(foundVerdict(told, ours(1).answer))).toEqual([]);
  const wrong = ours(1, { lines: 99, residualMinor: 1, netMinor: 1, exceptions: {} }).answer;
  expect(missed(foundVerdict(told, wrong))).toHaveLength(4);
});

it('misses a door that refused one, lost one, or let one wait', () => {
  const load = steadyReport([
    { outcome: '200', ms: 10 },
    { outcome: '200', ms: 20 },
  ]);
  expect(missed(doorVerdict({ load, kept: { once: 2, more: 0 } }, ours(1)))).toEqual([]);
  expect(missed(doorVerdict({ load, kept: { once: 1, more: 0 } }, ours(1)))).toHaveLength(1);
  const refused = steadyReport([
    { outcome: '200', ms: 10 },
    { outcome: '503', ms: 300 },
  ]);
  expect(missed(doorVerdict({ load: refused, kept: { once: 1, more: 0 } }, ours(1)))).toEqual([
    'nothing but 200 (503)',
    '≤ 250 ms p99',
  ]);
});

it('reads the peak that the kernel keeps, and takes quantiles by rank', () => {
  expect(peakIn('Name:\tnode\nVmHWM:\t  204800 kB\nVmRSS:\t 1 kB\n')).toBe(200 * 2 ** 20);
  expect(peakIn('')).toBeNull();
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect([quantile(hundred, 0.5), quantile(hundred, 0.95), quantile(hundred, 1)]).toEqual([
    50, 95, 100,
  ]);
});
