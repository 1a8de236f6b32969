import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import type { Session } from '../session.store.server.ts';
import type { ComparedDay } from './days.ts';

/** Who gave no answer. */
export type Trouble = 'gateway-unavailable' | 'gateway-misconfigured' | 'shopify-unavailable';

/** What was found of one account, currency and day. */
export type DayFigures = {
  readonly codes: number;
  readonly corrected: number;
  readonly unclear: number;
  readonly underWay: number;
  readonly explained: number;
  readonly differing: number;
  readonly differences: Readonly<Record<string, number>>;
  readonly gateway: { readonly paid: number; readonly minor: bigint } | null;
  readonly app: { readonly paid: number; readonly minor: bigint; readonly refunded: bigint };
  readonly shopify: {
    readonly paid: number;
    readonly minor: bigint;
    readonly refunded: bigint;
  } | null;
};

export type DayKey = {
  readonly accountId: AccountId;
  readonly currency: string;
  readonly day: ComparedDay;
};

const COMPARED = `
insert into comparison_day (shop_id, account_id, currency, day, tried_at, trouble, compared_at, compared_by, codes, corrected,
  unclear, under_way, explained, differing, differences, gateway_paid, gateway_minor, app_paid, app_minor, app_refunded_minor,
  shopify_paid, shopify_minor, shopify_refunded_minor)
values ($1, $2, $3, $4, $5, null, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
on conflict (shop_id, account_id, currency, day) do update set tried_at = excluded.tried_at, trouble = null,
  compared_at = excluded.compared_at, compared_by = excluded.compared_by, codes = excluded.codes, corrected = excluded.corrected,
  unclear = excluded.unclear, under_way = excluded.under_way, explained = excluded.explained, differing = excluded.differing,
  differences = excluded.differences, gateway_paid = excluded.gateway_paid, gateway_minor = excluded.gateway_minor,
  app_paid = excluded.app_paid, app_minor = excluded.app_minor, app_refunded_minor = excluded.app_refunded_minor,
  shopify_paid = excluded.shopify_paid, shopify_minor = excluded.shopify_minor,
  shopify_refunded_minor = excluded.shopify_refunded_minor`;

/** Keeps what was found of a day in the place of what was found before. */
export async function keepCompared(
  { run, shopId }: Session,
  { accountId, currency, day }: DayKey,
  {
    figures,
    at,
    actor,
  }: { readonly figures: DayFigures; readonly at: Date; readonly actor: Actor },
): Promise<void> {
  const { codes, corrected, unclear, underWay, explained, differing, gateway, app, shopify } =
    figures;
  await run(COMPARED, [
    shopId,
    accountId,
    currency,
    day,
    at,
    actor,
    codes,
    corrected,
    unclear,
    underWay,
    explained,
    differing,
    JSON.stringify(figures.differences),
    gateway?.paid ?? null,
    gateway?.minor ?? null,
    app.paid,
    app.minor,
    app.refunded,
    shopify?.paid ?? null,
    shopify?.minor ?? null,
    shopify?.refunded ?? null,
  ]);
}

const TROUBLED = `
insert into comparison_day (shop_id, account_id, currency, day, tried_at, trouble) values ($1, $2, $3, $4, $5, $6)
on conflict (shop_id, account_id, currency, day) do update set tried_at = excluded.tried_at, trouble = excluded.trouble`;

/** A day that could not be compared says so; what was found of it before stays. */
export async function keepTrouble(
  { run, shopId }: Session,
  { accountId, currency, day }: DayKey,
  { trouble, at }: { readonly trouble: Trouble; readonly at: Date },
): Promise<void> {
  await run(TROUBLED, [shopId, accountId, currency, day, at, trouble]);
}

const DAYS_LEFT = `
select to_char(day, 'YYYY-MM-DD') as day from comparison_day
where shop_id = $1 and day >= $2::date and day < $3::date and (trouble is not null or differing > 0)
group by day order by min(tried_at) limit $4`;

/** Days that could not be compared, or whose differences wait for a person, the longest untried first. */
export async function daysLeft(
  { rows, shopId }: Session,
  {
    since,
    until,
    most,
  }: { readonly since: ComparedDay; readonly until: ComparedDay; readonly most: number },
): Promise<readonly ComparedDay[]> {
  const found = await rows<{ day: string }>(DAYS_LEFT, [shopId, since, until, most]);
  return found.map(({ day }) => day);
}

const DONE_SINCE = `
select to_char(day, 'YYYY-MM-DD') as day from comparison_day where shop_id = $1 and day = any($2::date[])
group by day having bool_and(trouble is null and compared_at >= $3)`;

/** Of some days those that were compared whole since then. */
export async function comparedSince(
  { rows, shopId }: Session,
  { days, since }: { readonly days: readonly ComparedDay[]; readonly since: Date },
): Promise<ReadonlySet<ComparedDay>> {
  const found = await rows<{ day: string }>(DONE_SINCE, [shopId, days, since]);
  return new Set(found.map(({ day }) => day));
}
