import { IS_PLAIN } from '../matching/plain.store.server.ts';
import type { Session } from '../session.store.server.ts';

/** What was read, in the session's own table: COPY does not work into tables with row-level security. */
const READ_LINE = `
create temp table read_line (
  place integer not null, file_line integer not null, digest uuid not null, turn integer not null, is_named_again boolean not null,
  kind text not null, word text not null, reference text, transaction_code text, operation text, payout text,
  booked_at timestamptz, booked_on date not null, net_minor bigint, currency text not null, gross_minor bigint, gross_currency text,
  fee_minor bigint, fee_tax_minor bigint
) on commit drop`;

/** Keys and codes of lines that stand, and receipts of which more is known than that they came in. */
const KNOWN = [
  'create temp table known_key (line_key uuid not null) on commit drop',
  'create temp table known_voucher (voucher_id uuid not null) on commit drop',
  'create temp table spoken_for (receipt_id uuid not null) on commit drop',
];

/** So many lines that stand are known by heart; where there are more, each is looked up instead. */
export const LINES_BY_HEART = 100_000;

const BY_HEART = `
with standing as (select line_key, voucher_id from settlement_line where shop_id = $1 limit $2::bigint + 1),
  voucher as (insert into known_voucher select voucher_id from standing where voucher_id is not null)
insert into known_key select line_key from standing`;

const SPOKEN_FOR = `
insert into spoken_for
select receipt_id from receipt_reversal where shop_id = $1
union select receipt_id from line_share where shop_id = $1
union select receipt_id from settlement_line where shop_id = $1 and receipt_id is not null and rule in ('by-hand', 'decision')`;

/**
 * Makes the tables that the lines of one file are read into, and learns what stands before any of them does: while the import
 * writes, a table that was nearly empty looks so to the planner still, and a look-up by key may walk through all that is written.
 */
export async function makeRead(finder: Session, most = LINES_BY_HEART): Promise<Standing> {
  for (const statement of [READ_LINE, ...KNOWN]) await finder.run(statement);
  const lines = await finder.run(BY_HEART, [finder.shopId, most]);
  await finder.run(SPOKEN_FOR, [finder.shopId]);
  for (const table of ['known_key', 'known_voucher', 'spoken_for'])
    await finder.run(`analyze ${table}`);
  return { byHeart: lines <= most, most };
}

/** Whether all lines that stand are known by heart, and how many may be. */
export type Standing = { readonly byHeart: boolean; readonly most: number };

/** Keys begin with the time of their lines: where a report brings new days, none stand between its own. */
const KEYS_BETWEEN = `
insert into known_key
select line_key from settlement_line
where shop_id = $1 and line_key >= (select digest from read_line order by digest limit 1)
  and line_key <= (select digest from read_line order by digest desc limit 1)
limit $2::bigint + 1`;

/** Of lines that are alike in one file the first has its digest for a key, the second that digest and a 2, and so on. */
const LINE_KEY = `case when k.turn = 1 then k.digest else id_of_name(k.digest || '#' || k.turn) end`;

/** How it is found whether a line is new, and whether a code has lines. */
type Ways = { readonly isNew: string; readonly hasLines: string };

const KNOWN_BY_HEART: Ways = {
  isNew: `${LINE_KEY} not in (select line_key from known_key)`,
  hasLines: 'e.voucher_id in (select voucher_id from known_voucher)',
};

const LOOKED_UP: Ways = {
  isNew: `not exists (select from settlement_line s where s.shop_id = $1 and s.line_key = ${LINE_KEY} offset 0)`,
  hasLines: `exists (select from settlement_line s where s.shop_id = $1 and s.voucher_id = e.voucher_id offset 0)`,
};

/** Only the first of its like has a key that begins with its time. */
const FEW_BETWEEN: Ways = {
  ...LOOKED_UP,
  isNew: `case when k.turn = 1 then k.digest not in (select line_key from known_key) else ${LOOKED_UP.isNew} end`,
};

/**
 * What came in with the code that a line names, and whether more is to be known of it than this line and one receipt: other
 * lines, what was taken back, what people placed. Where nothing came in, the code is looked for itself.
 */
const FRESH = ({ isNew, hasLines }: Ways): string => `
select k.place, k.file_line, ${LINE_KEY} as line_key, k.kind, k.word, k.reference, k.transaction_code, k.operation, k.payout,
  k.booked_at, k.booked_on, k.net_minor, k.currency, k.gross_minor, k.gross_currency, k.fee_minor, k.fee_tax_minor,
  case when e.receipts = 0 then v.id else e.voucher_id end as voucher_id,
  case when e.receipts = 1 then e.receipt_id end as receipt_id,
  (e.receipts = 1 and not k.is_named_again and ${IS_PLAIN}
    and not ${hasLines} and e.receipt_id not in (select receipt_id from spoken_for)) is true as is_plain
from read_line k
cross join lateral (
  select count(*) as receipts, any_value(voucher_id) as voucher_id, any_value(receipt_id) as receipt_id,
    any_value(gross_minor) as gross_minor, any_value(currency) as currency, any_value(fee_minor) as fee_minor,
    any_value(fee_tax_minor) as fee_tax_minor, any_value(withheld_minor) as withheld_minor
  from expectation where shop_id = $1 and account_id = $2 and reference = k.reference
) e
left join lateral (
  select id from voucher where e.receipts = 0 and shop_id = $1 and account_id = $2 and reference = k.reference limit 1
) v on true
where ${isNew}`;

const KNOWN_SUMS = ({ isNew }: Ways): string => `
select currency, count(*) as lines, sum(net_minor) as net from read_line k
where net_minor is not null and not (${isNew}) group by currency`;

/** What no file brought before, and of the rest what it adds up to. */
export type FreshLines = {
  /** To be taken in by the session that writes. */
  readonly rows: readonly Buffer[];
  readonly known: readonly KnownSum[];
};

/** Lines that earlier files had brought, and their sums. */
export type KnownSum = {
  readonly currency: string;
  readonly lines: bigint;
  readonly netMinor: bigint;
};

export type ReadPortion = {
  readonly bytes: Iterable<Buffer>;
  readonly accountId: string;
  readonly isFirst: boolean;
  readonly standing: Standing;
};

/**
 * Takes in rows as they were read, in place of those before, and finds which of them no file brought before. It sees what was
 * committed when it is called: what the same file brought earlier, the reading has told.
 */
export async function findFresh(
  finder: Session,
  { bytes, accountId, isFirst, standing }: ReadPortion,
): Promise<FreshLines> {
  await finder.run('truncate read_line');
  await finder.copyInto('read_line', bytes);
  // The portions of one file are alike: what the planner learns of the first holds for all.
  if (isFirst) await finder.run('analyze read_line (reference)');
  const ways = standing.byHeart ? KNOWN_BY_HEART : await waysToLookUp(finder, standing.most);
  const rows = await finder.copyOut(FRESH(ways), [finder.shopId, accountId]);
  return { rows, known: await sumKnown(finder, ways) };
}

async function waysToLookUp(finder: Session, most: number): Promise<Ways> {
  await finder.run('truncate known_key');
  const between = await finder.run(KEYS_BETWEEN, [finder.shopId, most]);
  return between > most ? LOOKED_UP : FEW_BETWEEN;
}

async function sumKnown(finder: Session, ways: Ways): Promise<readonly KnownSum[]> {
  const rows = await finder.rows<{ currency: string; lines: string; net: string }>(
    KNOWN_SUMS(ways),
    ways === KNOWN_BY_HEART ? [] : [finder.shopId],
  );
  return rows.map(({ currency, lines, net }) => ({
    currency,
    lines: BigInt(lines),
    netMinor: BigInt(net),
  }));
}
