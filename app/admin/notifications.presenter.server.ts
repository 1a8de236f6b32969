import type { ShopId } from '#app/kernel/ids.ts';
import { limaText } from './format.ts';
import type { ReadDeps } from './house.ts';
import type { Turn } from './keyset.ts';
import { readDeliveries, readRefused } from './notifications/notifications.store.server.ts';
import { eventText, reasonText, type Verdict, verdictOf } from './notifications/verdict.ts';
import type { Reader } from './reader.ts';
import { translatorFor } from './words/words-for.server.ts';

type Line = {
  readonly id: string;
  readonly received: string;
  readonly account: string;
  readonly source: string;
};
export type ReceivedLine = Line & {
  readonly event: string;
  readonly code: string | null;
  readonly verdict: Verdict;
};
export type RefusedLine = Line & { readonly reason: string };

export type NotificationsScreen = {
  readonly next: string | null;
  readonly previous: string | null;
} & (
  | { readonly view: 'received'; readonly lines: readonly ReceivedLine[] }
  | { readonly view: 'refused'; readonly lines: readonly RefusedLine[] }
);

export type NotificationsQuery = { readonly view: 'received' | 'refused'; readonly turn: Turn };

/** The inbox as a person reads it: what came and was believed, or what came and was not. */
export async function presentNotifications(
  { database }: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  { view, turn }: NotificationsQuery,
): Promise<NotificationsScreen> {
  const say = translatorFor(reader);
  const line = (row: { id: string; received_at: Date; label: string; source_address: string }) => ({
    id: row.id,
    received: limaText(row.received_at, reader),
    account: row.label,
    source: row.source_address,
  });
  if (view === 'refused') {
    const { rows, next, previous } = await readRefused(database, shopId, turn);
    const lines = rows.map((row) => ({ ...line(row), reason: reasonText(row.reason, say) }));
    return { view, lines, next, previous };
  }
  const { rows, next, previous } = await readDeliveries(database, shopId, turn);
  const lines = rows.map((row) => ({
    ...line(row),
    event: eventText(row.event, say),
    code: row.reference,
    verdict: verdictOf(row.state, row.repeated),
  }));
  return { view, lines, next, previous };
}
