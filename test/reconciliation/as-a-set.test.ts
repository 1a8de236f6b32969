import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { readResiduals } from '#app/reconciliation/residual/residual.store.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type LedgerCode, settle, type ToldLine } from '#test/oracle/settled.ts';
import { type Books, openBooks, type Seeded } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await withDatabase();
});
afterAll(() => house[Symbol.asyncDispose]());

const AMOUNTS = [100, 60, 40] as const;
const amount = fc.constantFrom(...AMOUNTS);
const CODES = ['A', 'B', 'C'] as const;
const OUT = ['refund', 'reversal', 'chargeback', 'frozen', 'fee', 'fee-tax', 'withholding'];
const kind = fc.constantFrom(
  ...[
    'sale',
    'sale',
    'sale',
    'sale',
    'refund',
    'refund',
    'fee',
    'fee-tax',
    'frozen',
    'released',
    'chargeback',
  ],
  ...['chargeback-won', 'reversal', 'withholding', 'adjustment'],
);

const aLine = fc.record({
  kind,
  reference: fc.constantFrom('A', 'A', 'A', 'B', 'B', 'C', 'code-A', 'nobody', null),
  transactionCode: fc.constantFrom(null, null, 't-A', 't-B', 't-nobody'),
  operation: fc.constantFrom(null, null, '1', '2'),
  minor: amount,
});
const aCode = fc.record({
  paid: fc.array(amount, { maxLength: 2 }),
  late: fc.boolean(),
  reversed: fc.boolean(),
  refunds: fc.array(amount, { maxLength: 2 }),
});
const aStory = fc.record({
  codes: fc.tuple(aCode, aCode, aCode),
  lines: fc.array(aLine, { minLength: 1, maxLength: 14 }),
  order: fc.infiniteStream(fc.nat(1_000)),
  files: fc.infiniteStream(fc.nat(2)),
  again: fc.infiniteStream(fc.nat(3)),
  linesAtOnce: fc.constantFrom(1, 2, 5, 1_000),
  linesByHeart: fc.constantFrom(0, 2, 1_000),
});
type Story = typeof aStory extends fc.Arbitrary<infer T> ? T : never;

/** Each line at a time of its own, so that a line in two files is one line. */
const toldOf = (story: Story): readonly ToldLine[] =>
  story.lines.map(({ minor, ...line }, at) => ({
    ...line,
    payout: null,
    at: `2026-11-${10 + (at % 9)}T10:00:${String(at).padStart(2, '0')}-05:00`,
    minor: OUT.includes(line.kind) ? -minor : minor,
  }));

const writtenOf = (line: ToldLine): Written => ({ ...line, net: line.minor });

const seedCode = (books: Books, name: string): Promise<Seeded> =>
  books.seed({
    reference: name,
    code: `code-${name}`,
    transactionCode: `t-${name}`,
    minor: 100,
    receipts: [],
  });

async function pay(books: Books, seeded: Seeded, code: Story['codes'][number]) {
  const receiptIds: string[] = [];
  for (const [at, minor] of code.paid.entries())
    receiptIds.push(await books.pay(seeded, minor, `${at + 1}`, at === 0 ? 'settles' : 'surplus'));
  if (code.reversed && receiptIds[0]) await books.reverse(receiptIds[0]);
  for (const minor of code.refunds) await books.refund(seeded, minor);
  return receiptIds;
}

async function play(story: Story) {
  const books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  const told = toldOf(story);
  const seeded = await Promise.all(CODES.map((name) => seedCode(books, name)));
  const receipts = new Map<number, readonly string[]>();
  const payAll = async (late: boolean) => {
    for (const [at, code] of story.codes.entries())
      if (code.late === late) receipts.set(at, await pay(books, seeded[at] ?? never(), code));
  };
  await payAll(false);
  const order = [...story.order.take(told.length)];
  const shuffled = told
    .map((line, at) => ({ line, at: order[at] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line);
  const files = [...story.files.take(told.length)];
  const again = [...story.again.take(told.length)];
  for (const file of [0, 1, 2]) {
    const own = shuffled.filter((_, at) => files[at] === file || again[at] === file);
    if (own.length === 0) continue;
    const { imported } = await bring(house, books, {
      text: written(own.map(writtenOf)),
      linesAtOnce: story.linesAtOnce,
      linesByHeart: story.linesByHeart,
    });
    expect(imported).toEqual({ ok: true, value: expect.any(String) });
    if (file === 0) await payAll(true);
  }
  if (!receipts.has(0) || !receipts.has(1) || !receipts.has(2)) await payAll(true);
  const left = shuffled.filter((_, at) => files[at] === undefined);
  if (left.length > 0) throw new Error('a line in no file');
  await rematch(house.foundation, books.shopId);
  return { books, told, receipts };
}

const never = (): never => {
  throw new Error('no such code');
};

const ledgerOf = (story: Story, receipts: ReadonlyMap<number, readonly string[]>): LedgerCode[] =>
  story.codes.map((code, at) => ({
    reference: CODES[at] ?? '',
    code: `code-${CODES[at]}`,
    transactionCode: `t-${CODES[at]}`,
    receipts: code.paid.map((minor, place) => ({
      id: receipts.get(at)?.[place] ?? '',
      minor,
      operation: `${place + 1}`,
      reversed: code.reversed && place === 0,
      place,
    })),
    refunds: code.refunds,
  }));

type Found = { at: Date; receipt_id: string | null; kind: string | null; subject: string | null };

async function foundIn({ shopId, accountId }: Books) {
  const rows = await house.asOwner<Found>(
    `select l.booked_at as at, l.receipt_id, e.kind, e.subject from settlement_line l
     left join exception e on e.shop_id = l.shop_id and e.id = l.exception_id and e.closed_at is null
     where l.shop_id = $1 and (l.standing = 'matched' or e.id is not null)`,
    [shopId],
  );
  return new Map(
    rows.map(({ at, receipt_id, kind, subject }) => [
      at.getTime(),
      {
        receipt: receipt_id,
        in: kind && `${kind} ${subject?.replace(`:${accountId}`, '').replace(/^line:.*/, 'line')}`,
      },
    ]),
  );
}

it('says of every line what a person would find by comparing it with all others, in any order and from any files', async () => {
  await fc.assert(
    fc.asyncProperty(aStory, async (story) => {
      const { books, told, receipts } = await play(story);
      const found = await foundIn(books);
      const expected = settle(told, ledgerOf(story, receipts)).map((place, at) => ({
        ...told[at],
        ...place,
        in: place.in?.replace(/line:\d+$/, 'line') ?? null,
      }));
      const actual = told.map((line) => ({
        ...line,
        ...(found.get(new Date(line.at).getTime()) ?? { receipt: 'nowhere', in: 'nowhere' }),
      }));
      expect(actual).toEqual(expected);
      const residuals = await house.foundation.database.inShop(books.shopId, (tx) =>
        readResiduals(tx, books),
      );
      expect(residuals).toMatchObject([{ residualMinor: 0n, residualLines: 0n }]);
      const totals = await house.asOwner(
        `select booked_on, kind, standing, lines::int, net_minor::int from daily_total where shop_id = $1 order by 1, 2, 3`,
        [books.shopId],
      );
      const rows = await house.asOwner(
        `select booked_on, kind, standing, count(*)::int as lines, sum(net_minor)::int as net_minor from settlement_line
         where shop_id = $1 group by 1, 2, 3 order by 1, 2, 3`,
        [books.shopId],
      );
      expect(totals).toEqual(rows);
      const open = await house.asOwner(
        `select id from exception e where shop_id = $1 and closed_at is null and not exists (
           select from settlement_line l where l.shop_id = e.shop_id and l.exception_id = e.id and l.standing = 'exception')`,
        [books.shopId],
      );
      expect(open).toEqual([]);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 25), endOnFailure: false },
  );
}, 600_000);
