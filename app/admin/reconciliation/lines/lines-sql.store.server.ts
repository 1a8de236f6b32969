import type { ShopId } from '#app/kernel/ids.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { cursorText, type Keys, keysetOf } from '../../keyset.store.server.ts';
import { searchKeysOf } from '../../payments/search-keys.ts';
import { VIEWS } from '../vocabulary.ts';
import { inStretch, type Stretch } from './file-lines.store.server.ts';
import { type Item, isPartItem, kindsOf } from './line-items.ts';
import type { LinesQuery } from './lines-query.ts';
import { inMonth } from './month-sql.store.server.ts';

const KEYS: Keys = {
  at: Prisma.sql`l.booked_on`,
  id: Prisma.sql`l.id`,
  position: 'day-number',
};
const HIT: Keys = { at: Prisma.sql`booked_on`, id: Prisma.sql`id`, position: 'day-number' };

/**
 * The statement of one page of lines. Each way to find a line is an arm with an index, an order and a limit of its own;
 * their union is ordered once more, so that a page costs the same at a thousand lines and at a million.
 */
export function linesSql(
  shopId: ShopId,
  query: LinesQuery,
  stretches: readonly Stretch[] | null = null,
): Prisma.Sql {
  const page = keysetOf(query.turn, KEYS);
  const hits = keysetOf(query.turn, HIT);
  const arms = armsOf(shopId, query).map(
    (
      arm,
    ) => Prisma.sql`(select l.booked_on, l.id from settlement_line l where l.shop_id = ${shopId}::uuid
      ${arm} ${filtersOf(shopId, query)} ${page.where} ${page.order} ${page.limit})`,
  );
  const walked = walksBooks(query) ? booksWalked(shopId, query, stretches) : [];
  const found = Prisma.join(walked.length > 0 ? walked : arms, ' union ');
  return Prisma.sql`
    with recursive book as (${booksOf(shopId)}), hit as (${found}),
    page as (select booked_on, id from hit ${hits.order} ${hits.limit})
    select ${cursorText(KEYS)} as cursor, ${columnsOf(shopId)}
    ${page.order}`;
}

/** Which lines those are on all pages together: their days and numbers. */
export function allLinesSql(shopId: ShopId, query: LinesQuery): Prisma.Sql {
  const arms = armsOf(shopId, query).map(
    (arm) => Prisma.sql`select l.booked_on, l.id from settlement_line l
      where l.shop_id = ${shopId}::uuid ${arm} ${filtersOf(shopId, query)}`,
  );
  return Prisma.join(arms, ' union ');
}

/**
 * What a list and a line's own page show of a line named by `page.id`. OFFSET 0: the wall between shops lets no coalesce() into
 * the index behind it, which may leak what it is given (PostgreSQL 18: contain_leaked_vars), but a finished value.
 */
const columnsOf = (shopId: ShopId): Prisma.Sql => Prisma.sql`
  l.id::text as id, l.booked_on::text as booked_on, l.kind, l.word, l.reference, l.transaction_code, l.operation,
    l.net_minor, l.currency, l.gross_minor, l.gross_currency, l.fee_minor, l.fee_tax_minor, l.standing, l.rule,
    l.file_id::text as file_id, f.name as file_name, l.file_line, l.payout_id::text as payout_id, o.name as payout_name,
    l.exception_id::text as exception_id, x.kind as exception_kind, p.id::text as payment_id, p.order_name
  from page join settlement_line l on l.shop_id = ${shopId}::uuid and l.id = page.id
  join report_file f on f.shop_id = ${shopId}::uuid and f.id = l.file_id
  left join payout o on o.shop_id = ${shopId}::uuid and o.id = l.payout_id
  left join exception x on x.shop_id = ${shopId}::uuid and x.id = l.exception_id
  left join receipt r on r.shop_id = ${shopId}::uuid and r.id = l.receipt_id
  left join voucher v on v.shop_id = ${shopId}::uuid and v.id = l.voucher_id
  cross join lateral (select coalesce(r.payment_id, v.payment_id) as payment_id offset 0) its
  left join payment p on p.shop_id = ${shopId}::uuid and p.id = its.payment_id`;

/** The same of one line. */
export const lineSql = (shopId: ShopId, lineId: string): Prisma.Sql => Prisma.sql`
  with page as (select ${lineId}::bigint as id)
  select '' as cursor, ${columnsOf(shopId)}`;

const DAILY_KINDS = ['sale', 'fee', 'fee-tax'];
const DAILY_ITEMS = ['sales', 'fees', 'tax', 'arrived', 'net'];

/** What is neither narrow by itself nor rare is walked book by book (account and currency). */
const walksBooks = ({ text, item, payout, exception, view, kind }: LinesQuery): boolean =>
  text === null &&
  (item === null || DAILY_ITEMS.includes(item)) &&
  payout === null &&
  exception === null &&
  (view === 'all' || view === 'matched') &&
  (kind === null || DAILY_KINDS.includes(kind));

/** Of all files at once, or of the one that is asked for: then through each stretch of its lines. */
function booksWalked(
  shopId: ShopId,
  query: LinesQuery,
  stretches: readonly Stretch[] | null,
): readonly Prisma.Sql[] {
  if (query.file === null) return [byBook(shopId, query, Prisma.empty)];
  return (stretches ?? []).map((stretch) => byBook(shopId, query, inStretch(stretch)));
}

function byBook(shopId: ShopId, query: LinesQuery, within: Prisma.Sql): Prisma.Sql {
  const page = keysetOf(query.turn, KEYS);
  return Prisma.sql`select arm.booked_on, arm.id from book b cross join lateral (
    select l.booked_on, l.id from settlement_line l
    where l.shop_id = ${shopId}::uuid and l.account_id = b.account_id and l.currency = b.currency
    ${within} ${filtersOf(shopId, query)} ${page.where} ${page.order} ${page.limit}) arm`;
}

/** Every account and currency that has lines, each found by one step in the index. */
const booksOf = (shopId: ShopId): Prisma.Sql => Prisma.sql`
  (select account_id, currency from settlement_line where shop_id = ${shopId}::uuid
   order by account_id, currency limit 1)
  union all
  select n.account_id, n.currency from book b cross join lateral (
    select account_id, currency from settlement_line l
    where l.shop_id = ${shopId}::uuid and (l.account_id, l.currency) > (b.account_id, b.currency)
    order by account_id, currency limit 1) n`;

function armsOf(shopId: ShopId, query: LinesQuery): readonly Prisma.Sql[] {
  if (query.text !== null) return searchArms(shopId, query.text);
  if (query.payout !== null) return [Prisma.sql`and l.payout_id = ${query.payout}::uuid`];
  if (query.exception !== null) return [Prisma.sql`and l.exception_id = ${query.exception}::uuid`];
  // Rare kinds have an index of their own each.
  if (query.item !== null && !DAILY_ITEMS.includes(query.item))
    return kindsOf(query.item).map((kind) => Prisma.sql`and l.kind = ${kind}`);
  return [Prisma.empty];
}

/** A line is found by its code's names, by its order, by the operation; one without a known code by what stands on it. */
function searchArms(shopId: ShopId, text: string): readonly Prisma.Sql[] {
  const arms = searchKeysOf(text).flatMap((key): readonly Prisma.Sql[] => {
    const shop = Prisma.sql`v.shop_id = ${shopId}::uuid`;
    switch (key.by) {
      case 'code': {
        const values = Prisma.join([...key.values]);
        return [
          ofVouchers(
            Prisma.sql`select v.id from voucher v where ${shop} and (v.reference in (${values}) or v.code in (${values}))`,
          ),
          Prisma.sql`and l.voucher_id is null and l.reference in (${values})`,
        ];
      }
      case 'transaction-code':
        return [
          ofVouchers(Prisma.sql`select v.id from gateway_account a
            join voucher v on ${shop} and v.account_id = a.id and v.transaction_code = ${key.value}
            where a.shop_id = ${shopId}::uuid`),
        ];
      case 'operation': {
        const values = Prisma.join([...key.values]);
        return [
          ofVouchers(Prisma.sql`select r.voucher_id from receipt r
            where r.shop_id = ${shopId}::uuid and r.operation in (${values})`),
          Prisma.sql`and l.voucher_id is null and l.operation in (${values})`,
        ];
      }
      case 'order':
        return [
          ofVouchers(Prisma.sql`select v.id from payment p join voucher v on ${shop} and v.checkout_id = p.checkout_id
            where p.shop_id = ${shopId}::uuid and p.order_name in (${Prisma.join([...key.values])})`),
        ];
      default:
        return [];
    }
  });
  return arms.length === 0 ? [Prisma.sql`and false`] : arms;
}

const ofVouchers = (ids: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`and l.voucher_id = any(array(${ids}))`;

/** The lines in an item's sum: those of its kinds, and of fees and their tax also those that name their own. */
function inItem(item: Item): Prisma.Sql {
  const kinds = Prisma.sql`l.kind in (${Prisma.join([...kindsOf(item)])})`;
  if (!isPartItem(item)) return kinds;
  const part = item === 'fees' ? Prisma.sql`l.fee_minor` : Prisma.sql`l.fee_tax_minor`;
  return Prisma.sql`(${kinds} or ${part} <> 0)`;
}

function filtersOf(shopId: ShopId, query: LinesQuery): Prisma.Sql {
  const { view, kind, item, account, currency, from, to, month, file } = query;
  const parts: Prisma.Sql[] = [];
  // What only informs is in no sum.
  if (item !== null) parts.push(Prisma.sql`and ${inItem(item)} and l.net_minor is not null`);
  if (file !== null) parts.push(Prisma.sql`and l.file_id = ${file}::uuid`);
  const standing = VIEWS[view];
  if (standing !== null) parts.push(Prisma.sql`and l.standing = ${standing}`);
  if (kind !== null) parts.push(Prisma.sql`and l.kind = ${kind}`);
  if (account !== null) parts.push(Prisma.sql`and l.account_id = ${account}::uuid`);
  if (currency !== null) parts.push(Prisma.sql`and l.currency = ${currency}`);
  if (from !== null) parts.push(Prisma.sql`and l.booked_on >= ${from}::date`);
  if (to !== null) parts.push(Prisma.sql`and l.booked_on <= ${to}::date`);
  if (month !== null) parts.push(inMonth(shopId, { month, to }));
  return parts.length === 0 ? Prisma.empty : Prisma.join(parts, ' ');
}
