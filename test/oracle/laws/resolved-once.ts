import { type BankPayment, bankPayments, type Evidence, type Law } from '../books.ts';

/** An order is paid once, and only with money that the gateway holds: same amount, same currency. */
export const resolvedOnce: Law = ({ books, ledger }) => {
  const twice = books.shopify.sessions
    .filter(({ effectiveResolves }) => effectiveResolves > 1)
    .map(({ id, effectiveResolves }) => `session ${id} was resolved ${effectiveResolves} times`);
  const resolved = books.shopify.sessions.filter(({ state }) => state === 'resolved');
  const byMoney = Map.groupBy(resolved, ({ id, amountMinor, currency }) => {
    const payment = ledger.payments.find(({ sessionId }) => sessionId === id);
    return `${payment?.checkoutId} ${amountMinor} ${currency}`;
  });
  const unbacked = [...byMoney].flatMap(([key, sessions]) => {
    const [checkoutId = '', amountMinor, currency] = key.split(' ');
    const money = moneyOfCheckout({ books, ledger }, checkoutId).filter(
      (payment) =>
        payment.amountMinor === amountMinor &&
        payment.currency === currency &&
        stoodWhenResolved(
          { books, ledger },
          payment,
          sessions.map(({ id }) => id),
        ),
    );
    if (money.length >= sessions.length) return [];
    const ids = sessions.map(({ id }) => id).join(', ');
    return [
      `session ${ids} is paid at Shopify, and the gateway never held ${amountMinor} ${currency}`,
    ];
  });
  return [...twice, ...unbacked];
};

/** The payments at the bank for any code of a checkout. */
function moneyOfCheckout({ books, ledger }: Evidence, checkoutId: string): BankPayment[] {
  const codes = new Set(
    ledger.vouchers
      .filter((voucher) => voucher.checkoutId === checkoutId)
      .map(({ transactionCode }) => transactionCode),
  );
  return bankPayments(books).filter(({ code }) => codes.has(code.transactionCode));
}

/** A reversal after the resolve takes nothing from its truth; one before it does. */
function stoodWhenResolved(
  { books }: Evidence,
  { at, reversedAt }: BankPayment,
  sessions: readonly string[],
): boolean {
  const resolve = books.shopify.mutations.find(
    ({ name, session, outcome }) =>
      name === 'paymentSessionResolve' && outcome === 'applied' && sessions.includes(session),
  );
  if (!resolve) return false;
  return at <= resolve.at && (reversedAt === null || resolve.at <= later(reversedAt));
}

/** The gateway may have been asked just before a reversal, and Shopify told just after it: nobody can do better. */
const UNDER_WAY_MS = 60_000;
const later = (at: string): string => new Date(Date.parse(at) + UNDER_WAY_MS).toISOString();
