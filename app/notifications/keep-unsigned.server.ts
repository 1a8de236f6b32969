import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { admitUnsigned } from './admit-unsigned.server.ts';
import { isStorable } from './facts.ts';
import { type InboxRow, putInWithin } from './inbox.store.server.ts';
import { inboxRow } from './inbox-row.server.ts';
import type { Delivery, ReceiveDeps, Received } from './receive.server.ts';
import type { DeliveryRefused } from './source-rules.ts';

/** A delivery that nobody vouches for; null where it cannot be read. */
export type Unvouched = {
  readonly delivery: Delivery;
  readonly notification: GatewayNotification | null;
};

type Answer = Result<Received, DeliveryRefused>;

/** Keeps what may be kept of deliveries that nobody vouches for, in one commit with the count of them. */
export async function keepUnsigned(
  deps: ReceiveDeps,
  deliveries: readonly Unvouched[],
): Promise<readonly Answer[]> {
  const answers = new Map<Unvouched, Answer>();
  const byAccount = Map.groupBy(deliveries, ({ delivery }) => delivery.account.accountId);
  for (const own of byAccount.values()) {
    const kept = await keepOfAccount(deps, own);
    for (const [index, delivery] of own.entries()) {
      const answer = kept[index];
      if (answer) answers.set(delivery, answer);
    }
  }
  deps.gap('inbox.committed');
  return deliveries.flatMap((delivery) => answers.get(delivery) ?? []);
}

/** All of them are of one account. */
async function keepOfAccount(
  deps: ReceiveDeps,
  deliveries: readonly Unvouched[],
): Promise<readonly Answer[]> {
  const [first] = deliveries;
  if (!first) return [];
  const { shopId } = first.delivery.account;
  return deps.database.inShop(shopId, async (tx) => {
    const account = first.delivery.account;
    const notifications = deliveries.map(({ notification }) =>
      notification && isStorable(notification) ? notification : null,
    );
    const admissions = await admitUnsigned(deps, tx, { account, notifications });
    const rows: InboxRow[] = [];
    const answers: Answer[] = [];
    for (const [index, { delivery }] of deliveries.entries()) {
      const admission = admissions[index];
      if (admission?.kind === 'admitted') {
        const row = await inboxRow(deps, delivery, admission.notification);
        rows.push(row);
        answers.push(ok({ dedupeKey: row.dedupe_key }));
      } else {
        const reason = admission?.kind === 'too-many' ? 'too-many' : 'no-code-of-ours';
        answers.push(err({ reason } as const));
      }
    }
    if (rows.length > 0) await putInWithin(tx, rows);
    return answers;
  });
}
