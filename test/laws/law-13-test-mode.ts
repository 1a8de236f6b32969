import type { Mutant } from './mutant.ts';

/** Law 13. A test payment never reaches a live gateway. */
export const TEST_MODE: readonly Mutant[] = [
  {
    law: 13,
    breaks: 'A test session gets the test account, or none.',
    file: 'app/merchants/gateway-accounts.store.server.ts',
    find: 'where: { shopId, mode, currency } });',
    put: 'where: { shopId, currency } });',
    red: {
      file: 'test/merchants/accounts.test.ts',
      name: 'issues with the account that was chosen',
    },
  },
  {
    law: 13,
    breaks: 'A test payment is opened as one.',
    file: 'app/payments/model.ts',
    find: "(test ? 'test' : 'live')",
    put: "(test === null ? 'test' : 'live')",
    red: {
      file: 'test/payments/sharing.test.ts',
      name: 'never gives a test session a live account: without a test account there is no code',
    },
  },
  {
    law: 13,
    breaks: 'A test account speaks to the test host.',
    file: 'app/gateways/pagoefectivo/config.ts',
    find: "test: 'https://pre1a.services.pagoefectivo.pe',",
    put: "test: 'https://services.pagoefectivo.pe',",
    red: {
      file: 'app/gateways/pagoefectivo/provider.test.ts',
      name: 'speaks of a test account to pre1a.services.pagoefectivo.pe and to no other house',
    },
  },
];
