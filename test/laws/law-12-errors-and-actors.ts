import type { Mutant } from './mutant.ts';

/** Law 12. Errors are values with a meaning; every write names its actor. */
export const ERRORS_AND_ACTORS: readonly Mutant[] = [
  {
    law: 12,
    breaks: 'Errors are values.',
    file: 'app/payments/void.server.ts',
    find: "if (!voucher) return err({ kind: 'not-allowed-now' });",
    put: "if (!voucher) throw new Error('not allowed now');",
    red: {
      file: 'test/payments/plain-answers.test.ts',
      name: 'says why a code cannot be voided, and fails nothing',
    },
  },
  {
    law: 12,
    breaks: '`misconfigured` is not `unavailable`: a person must act.',
    file: 'app/gateways/pagoefectivo/client.server.ts',
    find: "error.kind === 'token-refused' ? { kind: 'misconfigured', code: error.code } : error",
    put: "error.kind === 'token-refused' ? { kind: 'unavailable' } : error",
    red: {
      file: 'app/gateways/pagoefectivo/provider.test.ts',
      name: 'asks for a person when a new token is not taken either',
    },
  },
  {
    law: 12,
    breaks: 'Every write names its actor.',
    file: 'app/payments/journal.server.ts',
    find: 'actor: entry.actor,',
    put: "actor: 'clock',",
    red: {
      file: 'test/payments/plain-answers.test.ts',
      name: 'writes down who did it: staff, the shopper, the gateway, Shopify or the clock',
    },
  },
  {
    law: 12,
    breaks: 'What a merchant changes bears his own name.',
    file: 'app/merchants/manage-accounts.server.ts',
    find: 'at: deps.clock.now(), actor, kind };',
    put: "at: deps.clock.now(), actor: 'operator' as const, kind };",
    red: { file: 'test/merchants/accounts.test.ts', name: 'writes down who did what' },
  },
];
