import type { Law } from '../books.ts';

/** Once all is quiet nothing is still to be said or done, and Shopify has nothing to complain of. */
export const nothingLeftOpen: Law = ({ books, ledger }) => [
  ...ledger.tells
    .filter(({ state }) => state === 'due' || state === 'indeterminate')
    .map(({ what, paymentId, attempts }) => `${what} of ${paymentId} is unsaid after ${attempts}`),
  ...ledger.vouchers
    .filter(({ state }) => state === 'intended' || state === 'voiding')
    .map(({ id, state }) => `voucher ${id} is still ${state}`),
  ...books.shopify.violations.map((violation) => `Shopify complains: ${JSON.stringify(violation)}`),
];
