import type { AccountId, PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { Database } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import type { Day } from './business-days.ts';
import type { ExpectationState } from './expectation.ts';
import { type Expected, expectedFrom } from './expected-of.ts';

/** Of an expectation `e`: how much of an amount of it no line has told of, and is still to come; null where it is not known. */
export const leftOf = (
  amount: 'gross_minor' | 'fee_minor' | 'fee_tax_minor' | 'withheld_minor',
): Prisma.Sql => Prisma.raw(`(e.${amount} - told_share(e.${amount}, e.gross_minor, e.told_minor))`);

/** Expected money of one account in one currency. */
type Book = { readonly accountId: AccountId; readonly currency: Currency };

/** How much of it there is. What no card was put to stands with its gross as net: no fee is known. */
export type ExpectedSum = Book &
  Expected & {
    readonly state: ExpectationState;
    /** By whose end it must arrive; null: without a card no day is known. */
    readonly dueOn: Day | null;
    readonly receipts: bigint;
  };

type SumRow = {
  readonly account_id: string;
  readonly currency: string;
  readonly due_on: string | null;
  readonly state: ExpectationState;
  readonly receipts: bigint;
  readonly gross: bigint;
  readonly fee: bigint;
  readonly tax: bigint;
  readonly withheld: bigint;
};

/** What is added up: all that has not arrived, or whatever is due on these days, the last one left out. */
export type SumsOf =
  | { readonly of: 'unarrived' }
  | { readonly of: 'days'; readonly from: Day; readonly until: Day };

/** Sums by account, currency, day and state, from the kept ones: what to expect when, and what of it has arrived. */
export async function sumExpected(
  database: Database,
  { shopId, now }: { readonly shopId: ShopId; readonly now: Date },
  asked: SumsOf,
): Promise<readonly ExpectedSum[]> {
  const kept =
    asked.of === 'unarrived'
      ? Prisma.sql`state in ('in-transit', 'overdue')`
      : Prisma.sql`due_on >= ${asked.from}::date and due_on < ${asked.until}::date`;
  const noted =
    asked.of === 'unarrived'
      ? Prisma.sql`union all
        select account_id, currency, null::date, state, (told_minor < gross_minor)::int, gross_minor - told_minor, 0, 0, 0
        from expectation where shop_id = ${shopId}::uuid and state = 'in-transit' and derived_at is null and look_at <= ${now}
          and look_at is not null and (state in ('in-transit', 'overdue') or derived_at is null or look_at = '-infinity')`
      : Prisma.empty;
  const rows = await database.inShop(
    shopId,
    (tx) => tx.$queryRaw<SumRow[]>`
      select account_id, currency, due_on::text, state, sum(receipts)::bigint as receipts, sum(gross)::bigint as gross,
        sum(fee)::bigint as fee, sum(tax)::bigint as tax, sum(withheld)::bigint as withheld
      from (
        select account_id, currency, nullif(due_on, 'infinity') as due_on, state, receipts, gross_minor as gross,
          fee_minor as fee, fee_tax_minor as tax, withheld_minor as withheld
        from expected_total where shop_id = ${shopId}::uuid and (receipts <> 0 or gross_minor <> 0) and ${kept}
        ${noted}
      ) one
      group by account_id, currency, one.due_on, state order by one.due_on, account_id, currency, state`,
  );
  return rows.map((row) => ({
    accountId: row.account_id as AccountId,
    currency: row.currency as Currency,
    dueOn: row.due_on,
    state: row.state,
    receipts: row.receipts,
    ...expectedFrom(row.gross, { fee: row.fee, feeTax: row.tax, withheld: row.withheld }),
  }));
}

/** Where a page begins: after this one. */
export type AfterExpected = { readonly dueOn: Day | null; readonly receiptId: string };

export type ExpectedQuery = {
  readonly state: 'in-transit' | 'overdue';
  /** Of one account and currency, or of all. */
  readonly book: Book | null;
  /** Due on this day alone. */
  readonly dueOn?: Day | null;
  readonly after: AfterExpected | null;
  readonly limit: number;
};

export type ExpectedRow = Book &
  Expected & {
    readonly receiptId: string;
    readonly paymentId: PaymentId;
    readonly reference: string | null;
    readonly operation: string | null;
    readonly orderName: string | null;
    readonly paidOn: Day;
    readonly dueOn: Day | null;
    /** What was paid; more than the gross, where reports have told of a part. */
    readonly paid: bigint;
  };

type ListRow = Omit<SumRow, 'receipts' | 'state'> & {
  readonly receipt_id: string;
  readonly payment_id: string;
  readonly reference: string | null;
  readonly operation: string | null;
  readonly order_name: string | null;
  readonly paid_on: string;
  readonly paid: bigint;
};

/** Every account and currency with money under way, each found by one step in the index: also what was paid just now. */
const booksUnderWay = (shopId: ShopId): Prisma.Sql => Prisma.sql`
  with recursive book as (
    (select account_id, currency from expectation
     where shop_id = ${shopId}::uuid and state in ('in-transit', 'overdue') order by account_id, currency limit 1)
    union all
    select n.account_id, n.currency from book b cross join lateral (
      select account_id, currency from expectation e
      where e.shop_id = ${shopId}::uuid and e.state in ('in-transit', 'overdue')
        and (e.account_id, e.currency) > (b.account_id, b.currency)
      order by account_id, currency limit 1) n
  ) select account_id, currency from book`;

/** One page of it, from the index: what has a day first, then what has none. */
function pageOf(
  shopId: ShopId,
  { state, book, dueOn = null, after, limit }: ExpectedQuery,
): Prisma.Sql {
  const books = book
    ? Prisma.sql`select ${book.accountId}::uuid as account_id, ${book.currency}::text as currency`
    : booksUnderWay(shopId);
  const onDay = dueOn === null ? Prisma.empty : Prisma.sql`and e.due_on = ${dueOn}::date`;
  const walk = (condition: Prisma.Sql) => Prisma.sql`
    (select e.* from expectation e
     where e.shop_id = ${shopId}::uuid and e.account_id = b.account_id and e.currency = b.currency and e.state = ${state}
       and e.state in ('in-transit', 'overdue') and e.told_minor < e.gross_minor and ${condition} ${onDay}
     order by e.due_on, e.receipt_id limit ${limit}::int)`;
  const dated = after
    ? Prisma.sql`(e.due_on, e.receipt_id) > (${after.dueOn}::date, ${after.receiptId}::uuid)`
    : Prisma.sql`e.due_on is not null`;
  const undated =
    after?.dueOn === null
      ? Prisma.sql`e.due_on is null and e.receipt_id > ${after.receiptId}::uuid`
      : Prisma.sql`e.due_on is null`;
  return Prisma.sql`
    select e.* from (${books}) b, lateral (${walk(dated)} union all ${walk(undated)}) e
    order by e.due_on, e.receipt_id limit ${limit}::int`;
}

/** What has not arrived, the earliest due first and what has no day last: one walk along the index for each account and currency. */
export async function listExpected(
  database: Database,
  shopId: ShopId,
  query: ExpectedQuery,
): Promise<readonly ExpectedRow[]> {
  const rows = await database.inShop(
    shopId,
    (tx) => tx.$queryRaw<ListRow[]>`
      with page as (${pageOf(shopId, query)})
      select e.receipt_id, r.payment_id, e.account_id, e.currency, v.reference, r.operation, p.order_name, e.paid_on::text,
        e.due_on::text, e.gross_minor as paid, ${leftOf('gross_minor')} as gross, coalesce(${leftOf('fee_minor')}, 0) as fee,
        coalesce(${leftOf('fee_tax_minor')}, 0) as tax, coalesce(${leftOf('withheld_minor')}, 0) as withheld
      from page e
        join receipt r on r.shop_id = e.shop_id and r.id = e.receipt_id
        join voucher v on v.shop_id = r.shop_id and v.id = r.voucher_id
        join payment p on p.shop_id = r.shop_id and p.id = r.payment_id
      order by e.due_on, e.receipt_id`,
  );
  return rows.map(expectedRow);
}

function expectedRow(row: ListRow): ExpectedRow {
  return {
    accountId: row.account_id as AccountId,
    currency: row.currency as Currency,
    receiptId: row.receipt_id,
    paymentId: row.payment_id as PaymentId,
    reference: row.reference,
    operation: row.operation,
    orderName: row.order_name,
    paidOn: row.paid_on,
    dueOn: row.due_on,
    paid: row.paid,
    ...expectedFrom(row.gross, { fee: row.fee, feeTax: row.tax, withheld: row.withheld }),
  };
}
