import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { after, DAY, HOUR, later, SECOND } from '#app/kernel/clock.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';

/**
 * Where a gateway signs nothing, whoever knows the address can write what it writes. So that a flood of forged deliveries
 * neither fills the inbox nor becomes a flood of questions, only what names a code of ours is taken in, and of one code
 * only so many words an hour. All of it is counted in the rows, so that it holds for any number of processes (law 6).
 */

type Account = { readonly shopId: ShopId; readonly accountId: AccountId };

/** `nobody`: it names no code of this account. `too-many`: its code is asked about in any case; the sender may come again. */
export type Admission =
  | { readonly kind: 'admitted'; readonly notification: GatewayNotification }
  | { readonly kind: 'nobody' | 'too-many' };

/** Words of a change taken in for one code, and for codes that have no name yet, in an hour: a real code changes thrice in its life. */
const MOST_AN_HOUR = 30;

/** How long after its deadline an attempt that was never answered may still be named: the code's late money (payments/deadlines). */
const NAMED_WITHIN_MS = 8 * DAY;

/** A code of which too many words came is asked about so long after the last question, and not sooner. */
const BETWEEN_QUESTIONS_MS = 10 * SECOND;

/** Decides on deliveries to one account (null: it cannot be read) in their order, under the account's own lock: whoever keeps them does so in `tx`. */
export async function admitUnsigned(
  { clock }: Pick<Foundation, 'clock'>,
  tx: ShopTransaction,
  {
    account,
    notifications,
  }: { account: Account; notifications: readonly (GatewayNotification | null)[] },
): Promise<readonly Admission[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`inbox of ${account.accountId}`}, 0))`;
  const now = clock.now();
  const named = notifications.flatMap(namesOf);
  const known = await knownAmong(tx, account, named);
  const count = await countLately(tx, account, now);
  const awaitsName = named.some((name) => !known.has(name)) && (await isAwaited(tx, account, now));
  const admissions = notifications.map((notification): Admission => {
    const own = notification && ofOurs(notification, known);
    const reason = own ?? (awaitsName && notification?.event === 'changed' ? notification : null);
    if (!reason) return { kind: 'nobody' };
    if (!count(own ? own.reference : null)) return { kind: own ? 'too-many' : 'nobody' };
    return { kind: 'admitted', notification: reason };
  });
  const refused = notifications.filter((_, index) => admissions[index]?.kind === 'too-many');
  const unheard = refused.flatMap(namesOf);
  await askSoon(tx, { ...account, names: unheard.filter((name) => known.has(name)), now });
  return admissions;
}

const namesOf = (notification: GatewayNotification | null): readonly string[] =>
  notification ? [notification.reference, ...(notification.alsoChanged ?? [])] : [];

/** What a delivery says of our own codes; null where it names none of them. */
function ofOurs(
  notification: GatewayNotification,
  known: ReadonlySet<string>,
): GatewayNotification | null {
  const [reference, ...others] = namesOf(notification).filter((name) => known.has(name));
  if (reference === undefined) return null;
  const { alsoChanged: _, ...news } = notification;
  return { ...news, reference, ...(others.length > 0 && { alsoChanged: others }) };
}

async function knownAmong(
  tx: ShopTransaction,
  { shopId, accountId }: Account,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const codes = await tx.voucher.findMany({
    where: { shopId, accountId, reference: { in: [...new Set(names)] } },
    select: { reference: true },
  });
  return new Set(codes.flatMap(({ reference }) => reference ?? []));
}

/** Counts on from the words of a change of the last hour: of each code, and (null) of codes that are not ours. False over the bound. */
async function countLately(
  tx: ShopTransaction,
  { shopId, accountId }: Account,
  now: Date,
): Promise<(reference: string | null) => boolean> {
  const rows = await tx.$queryRaw<{ reference: string | null; count: number }[]>`
    select v.reference, count(*)::int as count
    from notification n left join voucher v
      on v.shop_id = n.shop_id and v.account_id = n.account_id and v.reference = n.facts ->> 'reference'
    where n.shop_id = ${shopId}::uuid and n.account_id = ${accountId}::uuid and n.facts ->> 'event' = 'changed'
      and n.received_at > ${after(now, -HOUR)}
    group by v.reference`;
  const counts = new Map(rows.map(({ reference, count }) => [reference, count]));
  return (reference) => {
    const count = (counts.get(reference) ?? 0) + 1;
    counts.set(reference, count);
    return count <= MOST_AN_HOUR;
  };
}

/** Whether an attempt to get a code is under way, or was never answered: news may be the first to name it. */
async function isAwaited(
  tx: ShopTransaction,
  { shopId, accountId }: Account,
  now: Date,
): Promise<boolean> {
  const attempt = await tx.voucher.findFirst({
    where: {
      shopId,
      accountId,
      reference: null,
      state: { in: ['intended', 'orphan'] },
      deadline: { gt: after(now, -NAMED_WITHIN_MS) },
    },
    select: { id: true },
  });
  return attempt !== null;
}

type AskSoon = Account & { readonly names: readonly string[]; readonly now: Date };

/** What is not taken in may be real all the same: its code is asked about, once for all of them. */
async function askSoon(
  tx: ShopTransaction,
  { shopId, accountId, names, now }: AskSoon,
): Promise<void> {
  for (const reference of [...new Set(names)].toSorted()) {
    const code = await tx.voucher.findFirst({ where: { shopId, accountId, reference } });
    if (!code) continue;
    const soon = later(now, after(code.askedAt ?? now, BETWEEN_QUESTIONS_MS));
    await tx.voucher.updateMany({
      where: { shopId, id: code.id, OR: [{ nextAskAt: null }, { nextAskAt: { gt: soon } }] },
      data: { nextAskAt: soon },
    });
  }
}
