import type { Evidence, Law } from '../books.ts';

/** What was acknowledged is kept, and kept once: sessions by their 2xx, notifications by their 200. */
export const keptOnce: Law = (evidence) => [...sessions(evidence), ...notifications(evidence)];

function sessions({ books, ledger }: Evidence): string[] {
  const wrong = books.shopify.sessions.flatMap((session) => {
    const kept = ledger.payments.filter(
      ({ sessionId, shop }) => sessionId === session.id && shop === session.shop,
    );
    if (session.acceptedAt === null && kept.length <= 1) return [];
    if (kept.length !== 1)
      return [`session ${session.id} was taken, and is kept ${kept.length} times`];
    const [payment] = kept;
    const same =
      payment?.amountMinor === BigInt(session.amountMinor) && payment.currency === session.currency;
    return same ? [] : [`session ${session.id} is kept with another amount`];
  });
  const known = new Set(books.shopify.sessions.map(({ id }) => id));
  const invented = ledger.payments.filter(({ sessionId }) => !known.has(sessionId));
  return [...wrong, ...invented.map(({ sessionId }) => `session ${sessionId} was never started`)];
}

function notifications({ books, ledger }: Evidence): string[] {
  const taken = books.gateways.notifications.filter(({ status }) => status === 200);
  const byNews = Map.groupBy(
    taken,
    ({ event, reference, operation }) => `${event} ${reference} ${operation}`,
  );
  return [...byNews].flatMap(([news, deliveries]) => {
    const kept = ledger.deliveries.filter(
      ({ event, reference, operation }) => `${event} ${reference} ${operation}` === news,
    );
    const keys = new Set(kept.map(({ accountId, dedupeKey }) => `${accountId} ${dedupeKey}`));
    const once = ledger.notifications.filter(({ accountId, dedupeKey }) =>
      keys.has(`${accountId} ${dedupeKey}`),
    );
    if (kept.length < deliveries.length)
      return [`notification ${news} was taken ${deliveries.length} times, and kept ${kept.length}`];
    return once.length === 1
      ? []
      : [`notification ${news} stands ${once.length} times in the inbox`];
  });
}
