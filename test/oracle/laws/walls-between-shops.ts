import { bankPayments, type Law, nameOf } from '../books.ts';

/** Nothing crosses shops: a session, a code, its money and the news of it belong to one. */
export const wallsBetweenShops: Law = ({ books, ledger }) => {
  const shopOfPayment = new Map(ledger.payments.map(({ id, shop }) => [id, shop]));
  const shopOfAccount = new Map(ledger.accounts.map(({ id, shop }) => [id, shop]));
  const rows = [...ledger.vouchers, ...ledger.receipts]
    .filter(
      ({ shop, paymentId, accountId }) =>
        shopOfPayment.get(paymentId) !== shop || shopOfAccount.get(accountId) !== shop,
    )
    .map(({ id, shop }) => `row ${id} of ${shop} points into another shop`);
  const sessions = books.shopify.sessions.flatMap((session) =>
    ledger.payments
      .filter(({ sessionId, shop }) => sessionId === session.id && shop !== session.shop)
      .map(({ shop }) => `session ${session.id} of ${session.shop} stands in ${shop}`),
  );
  const shopOfService = serviceOwners(books.gateways.notifications, ledger.accounts);
  const money = bankPayments(books).flatMap((payment) => {
    const owner = shopOfService.get(nameOfAccount(payment.code));
    const voucher = ledger.vouchers.find(({ reference }) => reference === payment.code.reference);
    const crossed = owner !== undefined && voucher !== undefined && voucher.shop !== owner;
    return crossed
      ? [`${nameOf(payment)} was taken for ${owner} and stands in ${voucher.shop}`]
      : [];
  });
  return [...rows, ...sessions, ...money];
};

/** Whose service it is: the account key in the address to which the gateway notifies. */
function serviceOwners(
  notifications: readonly { gateway: string; account: string; url: string | null }[],
  accounts: readonly { pathKey: string; shop: string }[],
): Map<string, string> {
  const owners = notifications.flatMap((news): [string, string][] => {
    const owner = accounts.find(({ pathKey }) => news.url?.endsWith(`/${pathKey}`));
    return owner ? [[nameOfAccount(news), owner.shop]] : [];
  });
  return new Map(owners);
}

const nameOfAccount = ({ gateway, account }: { gateway: string; account: string }): string =>
  `${gateway} ${account}`;
