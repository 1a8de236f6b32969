import type { AccountId, PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { inSession } from '../session.store.server.ts';
import type { PaymentFacts } from './difference.ts';

/** A payment of a code's checkout, as our books have it. */
export type ComparedPayment = {
  readonly id: PaymentId;
  readonly sessionId: string;
  readonly facts: PaymentFacts;
  /** The last word to Shopify, or decision on a refund, ended then; null where none did. */
  readonly saidAt: Date | null;
  /** It has an exception of an earlier comparison. */
  readonly raised: boolean;
};

/** A code of the compared day, with all that our books know of its money. */
export type ComparedCode = {
  readonly voucherId: VoucherId;
  readonly accountId: AccountId;
  readonly version: string | null;
  readonly reference: string;
  readonly currency: string;
  /** Proven money that was not taken back, in its own currency. */
  readonly held: bigint;
  readonly receipts: number;
  /** When its money was last written down, or taken back. */
  readonly newsAt: Date | null;
  /** The payments that it is the code of. */
  readonly payments: readonly ComparedPayment[];
};

/** Where a page ends. */
export type After = { readonly openedAt: string; readonly voucherId: string };

export type CodesOfDay = {
  readonly shopId: ShopId;
  /** Of the payments opened from then on. */
  readonly from: Date;
  readonly until: Date;
  readonly accountId: AccountId | null;
  readonly after: After | null;
  readonly limit: number;
};

/**
 * The codes that were asked for by the payments of a span, one page. The code of a payment: the one that its money came in
 * on, else its own last one, else the last of its checkout, so that each payment is one code's.
 */
const CODES = `
with page as materialized (
  select v.shop_id, v.id, v.account_id, v.declared_gateway_id, v.reference, v.currency, v.checkout_id, p.opened_at
  from payment p join voucher v on v.shop_id = p.shop_id and v.payment_id = p.id
  where p.shop_id = $1 and p.opened_at >= $2 and p.opened_at < $3 and v.reference is not null
    and ($4::uuid is null or v.account_id = $4::uuid)
    and ($5::timestamptz is null or (p.opened_at, v.id) > ($5::timestamptz, $6::uuid))
  order by p.opened_at, v.id limit $7
)
select page.id as "voucherId", page.account_id as "accountId", page.declared_gateway_id as version, page.reference, page.currency,
  to_char(page.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedAt",
  money.held::text as held, money.receipts::int as receipts, money.news_at as "newsAt", coalesce(of_code.payments, '[]') as payments
from page
cross join lateral (
  select coalesce(sum(r.amount_minor) filter (where t.receipt_id is null and r.currency = page.currency), 0) as held,
    count(*) filter (where t.receipt_id is null) as receipts, greatest(max(r.recorded_at), max(t.recorded_at)) as news_at
  from receipt r left join receipt_reversal t on t.shop_id = r.shop_id and t.receipt_id = r.id
  where r.shop_id = page.shop_id and r.voucher_id = page.id) money
cross join lateral (
  select json_agg(json_build_object('id', p.id, 'sessionId', p.session_id, 'state', p.state, 'owedMinor', p.amount_minor::text,
    'currency', p.currency, 'held', own.held::text, 'refunded', given.refunded::text,
    'underWay', given.under_way or said.under_way, 'saidAt', greatest(said.at, given.at),
    'paidBeside', exists (select from payment o where o.shop_id = p.shop_id and o.checkout_id = p.checkout_id and o.id <> p.id
      and o.state = 'paid'),
    'open', others.open, 'decided', others.decided, 'raised', others.raised) order by p.opened_at, p.id) as payments
  from payment p
  cross join lateral (
    select coalesce(sum(r.amount_minor) filter (where r.currency = p.currency), 0) as held from receipt r
    where r.shop_id = p.shop_id and r.payment_id = p.id
      and not exists (select from receipt_reversal t where t.shop_id = r.shop_id and t.receipt_id = r.id)) own
  cross join lateral (
    select coalesce(sum(f.amount_minor) filter (where f.state = 'resolved'), 0) as refunded,
      coalesce(bool_or(f.state in ('waiting', 'resolving', 'rejecting')), false) as under_way,
      max((select max(t.ended_at) from tell t where t.shop_id = f.shop_id and t.refund_id = f.id)) as at
    from refund f where f.shop_id = p.shop_id and f.payment_id = p.id) given
  cross join lateral (
    select coalesce(bool_or(t.ended_at is null), false) as under_way, max(t.ended_at) as at
    from tell t where t.shop_id = p.shop_id and t.payment_id = p.id) said
  cross join lateral (
    select coalesce(json_agg(e.kind) filter (where e.subject not like 'compared:%' and e.closed_at is null), '[]') as open,
      coalesce(json_agg(e.kind) filter (where e.subject not like 'compared:%' and e.closed_at is not null), '[]') as decided,
      coalesce(bool_or(e.subject like 'compared:%' and e.closed_at is null), false) as raised
    from exception e where e.shop_id = p.shop_id and e.payment_id = p.id) others
  where p.shop_id = page.shop_id and p.checkout_id = page.checkout_id and page.id = coalesce(
    (select r.voucher_id from receipt r where r.shop_id = p.shop_id and r.payment_id = p.id
     order by r.purpose = 'settles' desc, r.recorded_at desc, r.id limit 1),
    (select v.id from voucher v where v.shop_id = p.shop_id and v.payment_id = p.id and v.reference is not null
     order by v.intended_at desc, v.id limit 1),
    (select v.id from voucher v where v.shop_id = p.shop_id and v.checkout_id = p.checkout_id and v.reference is not null
     order by v.intended_at desc, v.id limit 1))
) of_code
order by page.opened_at, page.id`;

type PaymentRow = {
  readonly id: PaymentId;
  readonly sessionId: string;
  readonly state: string;
  readonly owedMinor: string;
  readonly currency: string;
  readonly held: string;
  readonly refunded: string;
  readonly underWay: boolean;
  readonly saidAt: string | null;
  readonly paidBeside: boolean;
  readonly open: readonly string[];
  readonly decided: readonly string[];
  readonly raised: boolean;
};

type CodeRow = Omit<ComparedCode, 'held' | 'payments'> & {
  readonly openedAt: string;
  readonly held: string;
  readonly payments: readonly PaymentRow[];
};

export type CodesPage = { readonly codes: readonly ComparedCode[]; readonly next: After | null };

/** Reads one page; the same question again gives the same codes as they stand then. */
export async function readCodes(
  deps: Pick<Foundation, 'database'>,
  { shopId, from, until, accountId, after, limit }: CodesOfDay,
): Promise<CodesPage> {
  const [openedAt, voucherId] = [after?.openedAt ?? null, after?.voucherId ?? null];
  const values = [shopId, from, until, accountId, openedAt, voucherId, limit];
  const rows = await inSession(deps, shopId, (session) => session.rows<CodeRow>(CODES, values));
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    codes: rows.map(codeOf),
    next: last ? { openedAt: last.openedAt, voucherId: last.voucherId } : null,
  };
}

const codeOf = ({ openedAt: _, ...row }: CodeRow): ComparedCode => ({
  ...row,
  held: BigInt(row.held),
  payments: row.payments.map(paymentOf),
});

const paymentOf = (row: PaymentRow): ComparedPayment => ({
  id: row.id,
  sessionId: row.sessionId,
  saidAt: row.saidAt === null ? null : new Date(row.saidAt),
  raised: row.raised,
  facts: {
    owed: { minor: BigInt(row.owedMinor), currency: row.currency },
    paid: row.state === 'paid',
    held: BigInt(row.held),
    refunded: BigInt(row.refunded),
    underWay: row.underWay,
    paidBeside: row.paidBeside,
    open: row.open,
    decided: row.decided,
  },
});
