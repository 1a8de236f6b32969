import { exponentOf } from '#app/kernel/money.ts';
import type { Session } from '../session.store.server.ts';

/** The kinds that lines raise and resolve; MISSING_IN_REPORT and PAID_IN_SHOPIFY_ONLY are found where nothing was reported. */
const KINDS = `('UNKNOWN_PAYMENT', 'AMOUNT_MISMATCH', 'CURRENCY_MISMATCH', 'FEE_MISMATCH', 'DUPLICATE_LINE', 'REFUND_MISMATCH',
  'PAYOUT_MISMATCH', 'CHARGEBACK', 'FROZEN_FUNDS', 'UNKNOWN_ROW')`;

/** Decimal text of minor units, as evidence keeps amounts. */
const decimal = (minor: string, currency: string): string =>
  `(select round(${minor}::numeric / (10::numeric ^ d.digits), d.digits)::text from decimals d where d.currency = ${currency})`;

const EVIDENCE = `
  jsonb_strip_nulls(jsonb_build_object('why', w.why, 'reference', w.reference, 'operation', w.operation, 'word', w.word,
    'amount', ${decimal('w.minor', 'w.currency')}, 'currency', w.currency,
    'expected', ${decimal('w.expected_minor', 'w.expected_currency')}, 'expectedCurrency', w.expected_currency,
    'lines', w.lines::text))`;

/**
 * The matters that stand: those that lines are in, and those that were found without one. Where both are known it is the matter
 * that knows the amounts. Of lines in several currencies no amount is told: it would be of none.
 */
const WANTED = `
create temp table wanted on commit drop as
select id_of_name('exception ' || $1::uuid || ' ' || w.kind || ' ' || w.subject) as id, w.kind, w.subject, w.payment_id, w.lines > 0 as has_lines, ${EVIDENCE} as evidence
from (
  select l.kind, l.subject, l.payment_id, l.why, coalesce(m.expected_minor, l.expected_minor) as expected_minor,
    coalesce(m.currency, l.expected_currency) as expected_currency, l.lines, l.reference, l.operation, l.word,
    coalesce(m.currency, l.currency) as currency, coalesce(m.minor, l.minor) as minor
  from (
    select t.kind, t.subject, min(t.payment_id::text)::uuid as payment_id, min(t.why) as why, min(t.expected_minor) as expected_minor,
      min(t.expected_currency) as expected_currency, count(*) as lines,
      min(coalesce(p.reference, p.transaction_code)) as reference, min(p.operation) as operation, min(p.word) as word,
      case when min(s.currency) = max(s.currency) then min(s.currency) end as currency,
      case when min(s.currency) = max(s.currency) then sum(s.minor) end as minor
    from trouble t join placed p on p.line_key = t.line_key
    cross join lateral (select
      case when p.kind = 'sale' then p.told_currency else p.currency end as currency,
      case when p.kind = 'sale' then p.told_minor else p.net_minor end as minor) s
    group by t.kind, t.subject
  ) l left join (
    select kind, subject, min(minor) as minor, min(expected_minor) as expected_minor, min(currency) as currency
    from matter group by kind, subject
  ) m on m.kind = l.kind and m.subject = l.subject
  union all
  select m.kind, m.subject, m.payment_id, m.why, m.expected_minor, m.currency, 0, null, null, null, m.currency, m.minor
  from matter m where not exists (select from trouble t where t.kind = m.kind and t.subject = m.subject)
) w`;

/** What comes up again is open again: closed by itself, or closed by a person before this line came. */
const REOPENED = `
insert into reconciliation_event (shop_id, id, at, actor, kind, exception_id, data)
select $1, id_of_name('reopened ' || $2::uuid || ' ' || e.id), $3, 'clock', 'exception.reopened', e.id, jsonb_build_object('kind', e.kind)
from wanted w join exception e on e.shop_id = $1 and e.id = w.id
where e.closed_at is not null and (w.has_lines or e.closed_by = 'clock' or e.evidence <> w.evidence)`;

/** What a person wrote when closing what comes up again stays as a note. */
const WORDS = `
insert into exception_note (shop_id, id, exception_id, at, actor, note)
select $1, id_of_name('words ' || $2::uuid || ' ' || e.id), e.id, e.closed_at, e.closed_by,
  substr(e.close_reason, strpos(e.close_reason, E'\\n') + 1)
from wanted w join exception e on e.shop_id = $1 and e.id = w.id
where e.closed_at is not null and e.closed_by <> 'clock' and (w.has_lines or e.evidence <> w.evidence)
  and substr(e.close_reason, strpos(e.close_reason, E'\\n') + 1) <> ''`;

const RAISED = `
insert into exception as e (shop_id, id, kind, subject, payment_id, opened_at, evidence)
select $1, id, kind, subject, payment_id, $2, evidence from wanted order by payment_id, id
on conflict (shop_id, kind, subject) do update set evidence = excluded.evidence, payment_id = excluded.payment_id,
  opened_at = case when e.closed_at is null then e.opened_at else excluded.opened_at end,
  closed_at = null, closed_by = null, close_reason = null
where e.evidence <> excluded.evidence or e.payment_id is distinct from excluded.payment_id
  or (e.closed_at is not null and (e.closed_by = 'clock'
    or exists (select from wanted w where w.id = excluded.id and w.has_lines)))`;

const SETTLED = `
update placed p set standing = 'exception', rule = null,
  exception_id = id_of_name('exception ' || $1::uuid || ' ' || t.kind || ' ' || t.subject)
from trouble t where t.line_key = p.line_key`;

/** Who raises, when, and under which name: ids of a set are made of it and of what they belong to. */
export type Run = { readonly id: string; readonly at: Date };

/** Opens an exception for each matter that lines are in trouble about, and puts the lines into it. */
export async function raiseTroubles(session: Session, run: Run): Promise<void> {
  await nameDecimals(session);
  await session.run(WANTED, [session.shopId]);
  await session.run('analyze wanted');
  await session.run(REOPENED, [session.shopId, run.id, run.at]);
  await session.run(WORDS, [session.shopId, run.id]);
  await session.run(RAISED, [session.shopId, run.at]);
  await session.run(SETTLED, [session.shopId]);
}

/** How many decimals each currency of this session has: the kernel knows. */
async function nameDecimals(session: Session): Promise<void> {
  const found = await session.rows<{ currency: string }>(
    `select distinct c.currency from trouble t join placed p on p.line_key = t.line_key
       cross join lateral (values (p.currency), (p.told_currency), (t.expected_currency)) c (currency)
     where c.currency is not null union select currency from matter where currency is not null`,
  );
  const currencies = found.map(({ currency }) => currency);
  await session.run(
    'create temp table decimals on commit drop as select * from unnest($1::text[], $2::int[]) as d (currency, digits)',
    [currencies, currencies.map((currency) => exponentOf(currency) ?? 2)],
  );
}

/** Matters that no line is in any more: those that the lines were in before, and those of payouts and receipts without lines. */
const RESOLVED = `
create temp table resolved on commit drop as
select e.id, e.kind, e.payment_id
from exception e
where e.shop_id = $1 and e.closed_at is null and e.kind in ${KINDS}
  and (e.id in (select was_exception from placed where was_exception is not null)
    or (e.kind = 'PAYOUT_MISMATCH' and e.subject in (select 'payout:' || payout_id from payout_asked))
    or (e.kind = 'FEE_MISMATCH' and e.subject in (select 'receipt:' || receipt_id from unit_receipt)))
  and not exists (select from wanted w where w.id = e.id)
  and not exists (select from settlement_line s where s.shop_id = $1 and s.exception_id = e.id and s.standing = 'exception')`;

const CLOSED = `
update exception e set closed_at = $2, closed_by = 'clock', close_reason = $3
from resolved r where e.shop_id = $1 and e.id = r.id`;

const TOLD = `
insert into event (shop_id, id, at, actor, kind, payment_id, data)
select $1, id_of_name('closed ' || $2::uuid || ' ' || id), $3, 'clock', 'exception.closed', payment_id,
  jsonb_build_object('exception', id, 'kind', kind, 'choice', $4::text)
from resolved`;

/** Closes what a report has cleared up. To be called once the lines stand. */
export async function closeResolved(
  session: Session,
  run: Run,
  closing: { readonly choice: string; readonly written: string },
): Promise<void> {
  const { shopId } = session;
  const resolved = await session.run(RESOLVED, [shopId]);
  if (resolved === 0) return;
  await session.run(CLOSED, [shopId, run.at, closing.written]);
  await session.run(TOLD, [shopId, run.id, run.at, closing.choice]);
}
