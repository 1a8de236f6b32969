import { expect } from 'vitest';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { readResiduals } from '#app/reconciliation/residual/residual.store.server.ts';
import type { TestHouse } from '#test/database.ts';
import type { Ledger, ToldLine } from '#test/oracle/settled.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, written } from './reports.ts';
import { cardOf, hearStep, type Known, ledgerOf } from './story-ledger.ts';
import { FILES, filesOf, type Story, toldOf } from './told-stories.ts';

/** The lines as the file of a report. */
export const reportOf = (lines: readonly ToldLine[]): string =>
  written(
    lines.map(({ minor, fee, ...line }) =>
      fee === null ? { ...line, net: minor } : { ...line, gross: minor, fee, net: minor + fee },
    ),
  );

export type Played = {
  readonly books: Books;
  readonly told: readonly ToldLine[];
  readonly ledger: Ledger;
};

/** Plays a story to its end; `between` is what people do after each file. */
export async function play(
  house: TestHouse,
  story: Story,
  between: (books: Books, step: number) => Promise<void> = async () => undefined,
): Promise<Played> {
  const books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  const told = toldOf(story);
  const known: Known = {
    books,
    card: await cardOf(house, books),
    codes: new Map(),
    receipts: new Map(),
    refunds: new Map(),
  };
  const files = filesOf(story, told);
  for (let step = 0; step <= FILES; step += 1) {
    await hearStep(house, known, { story, step });
    if (story.rematched[step]) await rematch(house.foundation, books.shopId);
    const own = files[step] ?? [];
    if (own.length === 0) continue;
    const { linesAtOnce, linesByHeart } = story;
    const report = { text: reportOf(own), linesAtOnce, linesByHeart };
    const { imported } = await bring(house, books, report);
    expect(imported).toEqual({ ok: true, value: expect.any(String) });
    await addsUp(house, books);
    await between(books, step);
  }
  await rematch(house.foundation, books.shopId);
  return { books, told, ledger: ledgerOf(story, known) };
}

/** Nothing reported is left over, and the sums by day are those of the lines. */
export async function addsUp(house: TestHouse, books: Books): Promise<void> {
  const { shopId } = books;
  const residuals = await house.foundation.database.inShop(shopId, (tx) =>
    readResiduals(tx, books),
  );
  expect(residuals).toMatchObject([{ residualMinor: 0n, residualLines: 0n }]);
  const totals = await house.asOwner(
    `select booked_on, kind, standing, lines::int, fee_minor::int, net_minor::int from daily_total where shop_id = $1
     order by 1, 2, 3`,
    [shopId],
  );
  const rows = await house.asOwner(
    `select booked_on, kind, standing, count(*)::int as lines, sum(coalesce(fee_minor, 0))::int as fee_minor,
       sum(net_minor)::int as net_minor
     from settlement_line where shop_id = $1 group by 1, 2, 3 order by 1, 2, 3`,
    [shopId],
  );
  expect(totals).toEqual(rows);
  await waitsForTheRest(house, books);
}

type Awaited = { state: string; gross: number; fee: number | null; told: number; lines: number };

/** What lines tell of a payment is not waited for beside them, and what is waited for adds up to the kept sums. */
async function waitsForTheRest(house: TestHouse, { shopId }: Books): Promise<void> {
  const awaited = await house.asOwner<Awaited>(
    `select e.state, e.gross_minor::int as gross, case when e.derived_at is not null then e.fee_minor::int end as fee,
       e.told_minor::int as told,
       coalesce((select sum(coalesce(gross_minor, net_minor))::int from settlement_line l
         where l.receipt_id = e.receipt_id and l.kind = 'sale' and l.net_minor is not null), 0)
       + coalesce((select sum(amount_minor)::int from line_share h where h.receipt_id = e.receipt_id), 0) as lines
     from expectation e where e.shop_id = $1`,
    [shopId],
  );
  const waiting = awaited.filter(({ state }) => state === 'in-transit' || state === 'overdue');
  for (const one of waiting) expect(one.told).toBe(Math.min(one.lines, one.gross));
  const derived = waiting.filter(({ fee }) => fee !== null);
  const [kept] = await house.asOwner(
    `select coalesce(sum(receipts), 0)::int as receipts, coalesce(sum(gross_minor), 0)::int as gross,
       coalesce(sum(fee_minor), 0)::int as fee
     from expected_total where shop_id = $1 and state in ('in-transit', 'overdue')`,
    [shopId],
  );
  const sum = (of: (one: Awaited) => number) => derived.reduce((all, one) => all + of(one), 0);
  expect(kept).toEqual({
    receipts: sum(({ gross, told }) => (told < gross ? 1 : 0)),
    gross: sum(({ gross, told }) => gross - told),
    fee: sum(({ fee, gross, told }) => (fee ?? 0) - Math.round(((fee ?? 0) * told) / gross)),
  });
}

type Found = {
  at: Date;
  receipt: string | null;
  refund: string | null;
  rule: string | null;
  kind: string | null;
  subject: string | null;
};

/** Where each line stands, by its time. */
export async function placesIn(house: TestHouse, { shopId, accountId }: Books) {
  const rows = await house.asOwner<Found>(
    `select l.booked_at as at, l.receipt_id as receipt, l.refund_id as refund, l.rule, e.kind, e.subject from settlement_line l
     left join exception e on e.shop_id = l.shop_id and e.id = l.exception_id and e.closed_at is null
     where l.shop_id = $1 and (l.standing = 'matched' or e.id is not null)`,
    [shopId],
  );
  return new Map(
    rows.map(({ at, kind, subject, ...place }) => [
      at.getTime(),
      {
        ...place,
        in: kind && `${kind} ${subject?.replace(`:${accountId}`, '').replace(/^line:.*/, 'line')}`,
      },
    ]),
  );
}

/** What has come, by receipt; and the matters that stand though no line is in them. */
export async function besidesLines(house: TestHouse, { shopId }: Books) {
  const arrived = await house.asOwner<{ receipt: string; day: string }>(
    `select receipt_id::text as receipt, arrived_on::text as day from expectation where shop_id = $1 and state = 'arrived'`,
    [shopId],
  );
  const lineless = await house.asOwner<{ in: string }>(
    `select e.kind || ' ' || e.subject as in from exception e where shop_id = $1 and closed_at is null and not exists (
       select from settlement_line l where l.shop_id = e.shop_id and l.exception_id = e.id and l.standing = 'exception')`,
    [shopId],
  );
  return {
    arrived: Object.fromEntries(arrived.map(({ receipt, day }) => [receipt, day])),
    lineless: lineless.map((one) => one.in).sort(),
  };
}

/** All that could change where a report comes again. */
export const outcome = async (house: TestHouse, books: Books) => ({
  lines: await house.asOwner('select * from settlement_line where shop_id = $1 order by id', [
    books.shopId,
  ]),
  matters: await house.asOwner('select * from exception where shop_id = $1 order by id', [
    books.shopId,
  ]),
  ...(await besidesLines(house, books)),
});
