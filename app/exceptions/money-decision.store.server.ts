import type { Money } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { AboutException } from './journal.server.ts';

/** What a person said of money: so much is lost, or went back to the shopper. */
export type MoneyDecision = Money & {
  readonly id: string;
  readonly choice: 'written-off' | 'returned-money';
  /** The day in Lima. */
  readonly on: string;
  readonly reference: string | null;
};

/** Keeps what was said of money, for good. */
export async function keepMoneyDecision(
  tx: ShopTransaction,
  { shopId, exceptionId, actor }: AboutException,
  { at, ...decision }: MoneyDecision & { readonly at: Date },
): Promise<void> {
  const { id, choice, minor, currency, on, reference } = decision;
  await tx.$executeRaw`
    insert into money_decision (shop_id, id, exception_id, choice, amount_minor, currency, on_day, reference, at, actor)
    values (${shopId}::uuid, ${id}::uuid, ${exceptionId}::uuid, ${choice}, ${minor}, ${currency}, ${on}::date, ${reference}, ${at},
      ${actor})`;
}

/** Of what an exception is about: its payment, where one is known. */
type About = Pick<AboutException, 'shopId' | 'exceptionId'> & { readonly paymentId: string | null };

/**
 * The most that can still have gone back to a shopper: what came in with the payment, else what the lines of the exception told
 * before fees, without what was said to have gone back already; null where nothing of this currency is known to have come.
 */
export async function readMostReturned(
  tx: ShopTransaction,
  { shopId, exceptionId, paymentId }: About,
  currency: string,
): Promise<bigint | null> {
  const [most] = await tx.$queryRaw<{ minor: bigint | null }[]>`
    select (coalesce(
      (select sum(amount_minor) from receipt
       where shop_id = ${shopId}::uuid and payment_id = ${paymentId}::uuid and currency = ${currency}),
      (select sum(abs(coalesce(gross_minor, net_minor - coalesce(fee_minor, 0) - coalesce(fee_tax_minor, 0)))) from settlement_line
       where shop_id = ${shopId}::uuid and exception_id = ${exceptionId}::uuid and net_minor is not null
         and coalesce(gross_currency, currency) = ${currency}))
      - (select coalesce(sum(d.amount_minor), 0) from money_decision d
         join exception e on e.shop_id = d.shop_id and e.id = d.exception_id
         where d.shop_id = ${shopId}::uuid and d.choice = 'returned-money' and d.currency = ${currency}
           and (e.id = ${exceptionId}::uuid or e.payment_id = ${paymentId}::uuid) and not exists (
             select from money_decision_undone u where u.shop_id = d.shop_id and u.decision_id = d.id)))::bigint as minor`;
  return most?.minor ?? null;
}

/** Takes back all that was said of money in an exception; answers how much of it there was. The rows stay. */
export const undoMoneyDecisions = (
  tx: ShopTransaction,
  { shopId, exceptionId, actor }: AboutException,
  at: Date,
): Promise<number> =>
  tx.$executeRaw`
    insert into money_decision_undone (shop_id, decision_id, at, actor)
    select d.shop_id, d.id, ${at}, ${actor} from money_decision d
    where d.shop_id = ${shopId}::uuid and d.exception_id = ${exceptionId}::uuid
    on conflict do nothing`;

/** As the exception's page tells it. */
export type ToldDecision = MoneyDecision & {
  readonly actor: string;
  readonly at: Date;
  readonly undone: boolean;
};

/** All that was said of money in an exception, in its order. */
export async function readMoneyDecisions(
  tx: ShopTransaction,
  { shopId, exceptionId }: Pick<AboutException, 'shopId' | 'exceptionId'>,
): Promise<readonly ToldDecision[]> {
  return tx.$queryRaw<ToldDecision[]>`
    select d.id::text as id, d.choice, d.amount_minor as minor, d.currency, d.on_day::text as "on", d.reference, d.actor, d.at,
      u.decision_id is not null as undone
    from money_decision d left join money_decision_undone u on u.shop_id = d.shop_id and u.decision_id = d.id
    where d.shop_id = ${shopId}::uuid and d.exception_id = ${exceptionId}::uuid order by d.at, d.id`;
}
