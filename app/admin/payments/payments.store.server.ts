import type { ShopId } from '#app/kernel/ids.ts';
import type { Database, ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { cursorText, type Keys, keysetOf } from '../keyset.store.server.ts';
import { cutPage, type Page } from '../keyset.ts';
import { type PaymentsQuery, statesOf } from './payments-query.ts';
import { type SearchKey, searchKeysOf } from './search-keys.ts';

/** A payment as the list needs it: with the code that stands for it, and the money that settles it. */
export type PaymentListRow = {
  readonly cursor: string;
  readonly id: string;
  readonly opened_at: Date;
  readonly test: boolean;
  readonly amount_minor: bigint;
  readonly currency: string;
  readonly state: string;
  readonly order_id: string | null;
  readonly order_name: string | null;
  readonly session_id: string;
  readonly reference: string | null;
  readonly gateway_reference: string | null;
  readonly expires_at: Date | null;
  readonly account: string | null;
  readonly gateway: string | null;
  /** How the shop's own manifest calls the gateway, where it declared one. */
  readonly declared_name: string | null;
  readonly paid_at: Date | null;
};

const KEYS: Keys = { at: Prisma.sql`p.opened_at`, id: Prisma.sql`p.id` };
const HIT: Keys = { at: Prisma.sql`opened_at`, id: Prisma.sql`id` };

/**
 * One page of a shop's payments. Every way to find a payment is an arm of its own with its own index, order and limit;
 * their union is ordered once more. So a page costs the same at a thousand payments and at a million.
 */
export async function readPayments(
  database: Database,
  shopId: ShopId,
  query: PaymentsQuery,
): Promise<Page<PaymentListRow>> {
  const rows = await database.inShop(shopId, (tx) => select(tx, shopId, query));
  return cutPage(rows, query.turn);
}

const select = (tx: ShopTransaction, shopId: ShopId, query: PaymentsQuery) =>
  tx.$queryRaw<PaymentListRow[]>(paymentsSql(shopId, query));

/** The statement itself; apart, so that its plan can be looked at. */
export function paymentsSql(shopId: ShopId, query: PaymentsQuery): Prisma.Sql {
  const page = keysetOf(query.turn, KEYS);
  const hits = keysetOf(query.turn, HIT);
  const arms = armsOf(shopId, query).map(
    (arm) => Prisma.sql`(select p.opened_at, p.id from payment p
      where p.shop_id = ${shopId}::uuid ${arm} ${filtersOf(query)} ${page.where} ${page.order} ${page.limit})`,
  );
  return Prisma.sql`
    with hit as (${Prisma.join(arms, ' union ')}),
    page as (select opened_at, id from hit ${hits.order} ${hits.limit})
    ${shownOf(shopId)} ${page.order}`;
}

/** Which payments those are on all pages together: when they were opened, and their ids. */
export function allPaymentsSql(shopId: ShopId, query: PaymentsQuery): Prisma.Sql {
  const arms = armsOf(shopId, query).map(
    (arm) => Prisma.sql`select p.opened_at, p.id from payment p
      where p.shop_id = ${shopId}::uuid ${arm} ${filtersOf(query)}`,
  );
  return Prisma.join(arms, ' union ');
}

/** Payments by their ids, in no order. */
export const readPaymentsNamed = (
  tx: ShopTransaction,
  shopId: ShopId,
  ids: readonly string[],
): Promise<PaymentListRow[]> => tx.$queryRaw<PaymentListRow[]>`
  with page as (select unnest(${[...ids]}::uuid[]) as id) ${shownOf(shopId)}`;

/** What the list shows of the payments that `page` names. */
const shownOf = (shopId: ShopId): Prisma.Sql => Prisma.sql`
  select ${cursorText(KEYS)} as cursor, p.id, p.opened_at, p.test, p.amount_minor, p.currency, p.state, p.order_id,
    p.order_name, p.session_id, v.reference, v.gateway_reference, v.expires_at, a.label as account, a.gateway,
    d.manifest::json->>'name' as declared_name, r.paid_at
  from page join payment p on p.shop_id = ${shopId}::uuid and p.id = page.id
  left join lateral (${standingCode(shopId)}) v on true
  left join gateway_account a on a.shop_id = ${shopId}::uuid and a.id = v.account_id
  left join declared_gateway d on d.shop_id = ${shopId}::uuid and d.id = coalesce(v.declared_gateway_id, a.declared_gateway_id)
  left join lateral (${settlingMoney(shopId)}) r on true`;

/** The code that a payment is paid with: sessions of one checkout share it; one that lives or was paid goes first. */
const standingCode = (shopId: ShopId): Prisma.Sql => Prisma.sql`
  select coalesce(v.code, v.reference) as reference, v.reference as gateway_reference, v.expires_at, v.account_id, v.declared_gateway_id from voucher v
  where v.shop_id = ${shopId}::uuid and v.checkout_id = p.checkout_id
    and v.amount_minor = p.amount_minor and v.currency = p.currency
  order by v.state in ('live', 'voiding', 'paid') desc, v.reference is not null desc, v.payment_id = p.id desc,
    v.intended_at desc
  limit 1`;

/** Of a paid payment: when; also where a person accepted money that differs, or surplus took the place of what was reversed. */
const settlingMoney = (shopId: ShopId): Prisma.Sql => Prisma.sql`
  select coalesce(min(r.paid_at) filter (where r.purpose = 'settles'), min(r.paid_at)) as paid_at from receipt r
  where p.state = 'paid' and r.shop_id = ${shopId}::uuid and r.payment_id = p.id
    and not exists (select 1 from receipt_reversal x where x.shop_id = r.shop_id and x.receipt_id = r.id)`;

/** Without a search, one arm per state, each walked in order; with one, an arm per key that the text can be. */
function armsOf(shopId: ShopId, query: PaymentsQuery): readonly Prisma.Sql[] {
  const states = statesOf(query);
  const inStates = states ? Prisma.sql`and p.state in (${Prisma.join([...states])})` : Prisma.empty;
  if (query.who !== null) return [Prisma.sql`and ${byEmail(shopId, query.who)} ${inStates}`];
  if (query.text !== null) {
    const keys = searchKeysOf(query.text);
    if (keys.length === 0) return [Prisma.sql`and false`];
    return keys.map((key) => Prisma.sql`and ${byKey(shopId, key)} ${inStates}`);
  }
  return states?.map((state) => Prisma.sql`and p.state = ${state}`) ?? [Prisma.empty];
}

/** Found keys stand as an array, so that the payments are fetched by their index and not by a walk through all. */
function byKey(shopId: ShopId, key: SearchKey): Prisma.Sql {
  const shop = Prisma.sql`v.shop_id = ${shopId}::uuid`;
  switch (key.by) {
    case 'code':
      return Prisma.sql`p.checkout_id = any(array(select v.checkout_id from voucher v
        where ${shop} and (v.reference in (${Prisma.join([...key.values])}) or v.code in (${Prisma.join([...key.values])}))))`;
    case 'transaction-code':
      return Prisma.sql`p.checkout_id = any(array(select v.checkout_id from gateway_account a
        join voucher v on ${shop} and v.account_id = a.id and v.transaction_code = ${key.value}
        where a.shop_id = ${shopId}::uuid))`;
    case 'payment-id':
      return Prisma.sql`p.session_id = ${key.value}`;
    case 'operation':
      return Prisma.sql`p.id = any(array(select r.payment_id from receipt r
        where r.shop_id = ${shopId}::uuid and r.operation in (${Prisma.join([...key.values])})))`;
    case 'order':
      return Prisma.sql`p.order_name in (${Prisma.join([...key.values])})`;
    case 'amount':
      return Prisma.sql`p.amount_minor = ${key.minor} ${
        key.currency === null ? Prisma.empty : Prisma.sql`and p.currency = ${key.currency}`
      }`;
  }
}

/** One person's payments; the newest 500 are plenty. */
const byEmail = (shopId: ShopId, hash: string): Prisma.Sql =>
  Prisma.sql`p.id = any(array(select d.payment_id from personal_data d
    where d.shop_id = ${shopId}::uuid and d.email_hash = decode(${hash}, 'hex') order by d.payment_id desc limit 500))`;

function filtersOf({ kind, currency, from, to }: PaymentsQuery): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  if (kind !== null) parts.push(Prisma.sql`and p.test = ${kind === 'test'}`);
  if (currency !== null) parts.push(Prisma.sql`and p.currency = ${currency}`);
  if (from !== null)
    parts.push(Prisma.sql`and p.opened_at >= ${`${from}T00:00:00-05:00`}::timestamptz`);
  if (to !== null) {
    const start = `${to}T00:00:00-05:00`;
    parts.push(Prisma.sql`and p.opened_at < ${start}::timestamptz + interval '24 hours'`);
  }
  return parts.length === 0 ? Prisma.empty : Prisma.join(parts, ' ');
}
