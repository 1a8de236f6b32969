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

function notifications(evidence: Evidence): string[] {
  const taken = evidence.books.gateways.notifications.filter((news) => news.taken);
  const byNews = Map.groupBy(taken, ({ url, digest }) => `${url} ${digest}`);
  return [...byNews.values()].flatMap((deliveries) => keptNews(evidence, deliveries));
}

type News = Evidence['books']['gateways']['notifications'][number];

/** The same bytes at the same address: each delivery is kept, and together they are one piece of news. */
function keptNews({ ledger }: Evidence, deliveries: readonly News[]): string[] {
  const [news] = deliveries;
  const account = ledger.accounts.find(({ pathKey }) => news?.url?.endsWith(`/${pathKey}`));
  const ofAccount = ledger.deliveries.filter(({ accountId }) => accountId === account?.id);
  const kept = ofAccount.filter(({ digest }) => digest === news?.digest || digest === null);
  const name = `notification ${news?.event} ${news?.reference} ${news?.operation}`;
  if (kept.length < deliveries.length)
    return [`${name} was taken ${deliveries.length} times, and kept ${kept.length}`];
  // Sealed bytes cannot be told apart; that each was kept is all that can be seen.
  if (kept.some(({ digest }) => digest === null)) return [];
  const keys = new Set(kept.map(({ dedupeKey }) => dedupeKey));
  const rows = ledger.notifications.filter(
    ({ accountId, dedupeKey }) => accountId === account?.id && keys.has(dedupeKey),
  );
  const once = rows.length === 1 || (rows.length > 0 && rows.every(isReasonOfItsOwn));
  return once ? [] : [`${name} stands ${rows.length} times in the inbox`];
}

const isReasonOfItsOwn = ({ event }: { readonly event: string }): boolean => event === 'changed';
