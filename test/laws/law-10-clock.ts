import type { Mutant } from './mutant.ts';

/** Law 10. The clock and ids are handed in; business dates are Lima’s. */
export const CLOCK: readonly Mutant[] = [
  {
    law: 10,
    breaks: 'The domain never reads the clock itself.',
    file: 'app/payments/reconsider.server.ts',
    find: '  const { shopId } = facts;\n  const now = deps.clock.now();',
    put: '  const { shopId } = facts;\n  const now = new Date();',
    red: {
      file: 'test/house-rules/clock.test.ts',
      name: 'lets no room read the clock or make an id by itself',
    },
  },
  {
    law: 10,
    breaks: 'A clock that can be moved is refused where a live account exists.',
    file: 'app/merchants/clock-guard.server.ts',
    find: 'if (rows[0]?.live !== false) {',
    put: 'if (rows[0]?.live === undefined) {',
    red: {
      file: 'test/merchants/accounts.test.ts',
      name: 'does not take live keys with a clock that can be moved, and does not start with both',
    },
  },
  {
    law: 10,
    breaks: 'Business dates are Lima’s.',
    file: 'app/kernel/lima.ts',
    find: 'const LIMA_OFFSET_MS = 5 * HOUR;',
    put: 'const LIMA_OFFSET_MS = 0 * HOUR;',
    red: {
      file: 'app/gateways/pagoefectivo/order-body.test.ts',
      name: 'is written as PagoEfectivo documents it',
    },
  },
];
