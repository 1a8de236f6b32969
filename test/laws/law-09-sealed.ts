import type { Mutant } from './mutant.ts';

/** Law 9. Secrets are sealed; nobody is named in clear. */
export const SEALED: readonly Mutant[] = [
  {
    law: 9,
    breaks: 'Credentials are sealed.',
    file: 'app/merchants/gateway-account.ts',
    find: 'sealing.seal(JSON.stringify(credentials), placeOf(owner));',
    put: 'Promise.resolve(JSON.stringify({ credentials, sealing: typeof sealing, place: placeOf(owner) }));',
    red: {
      file: 'test/merchants/accounts.test.ts',
      name: 'keeps the keys sealed once the gateway has accepted them, and shows them to nobody',
    },
  },
  {
    law: 9,
    breaks: 'What is sealed is bound to shop and column.',
    file: 'app/platform/sealing.server.ts',
    find: 'if (inner.shop !== place.shop || inner.column !== place.column)',
    put: 'if (inner.column !== place.column)',
    red: {
      file: 'app/platform/sealing.server.test.ts',
      name: 'opens what it sealed, in its own place and nowhere else',
    },
  },
  {
    law: 9,
    breaks: 'Append-only rows hold no personal text.',
    file: 'app/payments/open.server.ts',
    find: 'keptCurrency: kept.currency,',
    put: 'keptCurrency: kept.currency,\n          buyer: open.request.buyer.email,',
    red: {
      file: 'test/payments/nobody-named.test.ts',
      name: 'names the shopper nowhere in clear: neither in what happened, nor in the log, nor in an address',
    },
  },
  {
    law: 9,
    breaks: 'No personal data in logs.',
    file: 'app/payments/issue.server.ts',
    find: "deps.log.warn('voucher.not-issued', { payment: issue.paymentId,",
    put: "deps.log.warn('voucher.not-issued', { buyer: contact.email, payment: issue.paymentId,",
    red: {
      file: 'test/payments/nobody-named.test.ts',
      name: 'names the shopper nowhere in clear: neither in what happened, nor in the log, nor in an address',
    },
  },
  {
    law: 9,
    breaks: 'Personal data stands only as ciphertext.',
    file: 'app/payments/personal-data.server.ts',
    find: "sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url'),",
    put: 'sealed: JSON.stringify([buyer, nonce, text]),',
    red: {
      file: 'test/payments/nobody-named.test.ts',
      name: 'keeps what the shopper said of himself as ciphertext alone',
    },
  },
];
