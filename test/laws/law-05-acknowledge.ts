import type { Mutant } from './mutant.ts';

/** Law 5. Acknowledge what is committed; intent, call, outcome; nothing foreign inside a transaction. */
export const ACKNOWLEDGE: readonly Mutant[] = [
  {
    law: 5,
    breaks: 'Unverified: refused with 4xx.',
    file: 'app/doors/notifications.server.ts',
    find: 'answerText(res, 401,',
    put: 'answerText(res, 200,',
    red: {
      file: 'test/doors/acknowledged.test.ts',
      name: 'refuses a notification whose signature proves nothing, and does none of its work',
    },
  },
  {
    law: 5,
    breaks: 'Verified: stored, and 200 whatever it says.',
    file: 'app/notifications/receive.server.ts',
    find: "if (!read.ok && read.error.reason !== 'unreadable') return refuse(",
    put: 'if (!read.ok) return refuse(',
    red: {
      file: 'test/doors/acknowledged.test.ts',
      name: 'keeps what the gateway signed and nobody can read, and answers 200',
    },
  },
  {
    law: 5,
    breaks: 'A notification is acknowledged only once it is committed.',
    file: 'app/notifications/receive.server.ts',
    find: 'await signed.add(row);',
    put: 'void signed.add(row).catch(() => undefined);',
    red: {
      file: 'test/doors/acknowledged.test.ts',
      name: 'answers 200 to a notification only once it is kept, and asks for it again while it cannot be',
    },
  },
  {
    law: 5,
    breaks: 'A session is acknowledged only once it is committed.',
    file: 'app/payments/open.server.ts',
    find: 'await batches.add({ open, id, row: await rowOf(deps, open, id) });',
    put: 'void batches.add({ open, id, row: await rowOf(deps, open, id) }).catch(() => undefined);',
    red: {
      file: 'test/doors/acknowledged.test.ts',
      name: 'leads the shopper to his page only once his payment is kept',
    },
  },
  {
    law: 5,
    breaks: 'Nothing foreign is called inside a transaction.',
    file: 'app/payments/observe.server.ts',
    find: 'await account.gateway.query(voucher.reference);',
    put: 'await deps.database.inShop(command.shopId, () =>\n    account.gateway.query(voucher.reference),\n  );',
    red: {
      file: 'test/payments/foreign-calls.test.ts',
      name: 'holds no transaction open while the gateway or Shopify is called',
    },
  },
  {
    law: 5,
    breaks: 'Each foreign call has a row of intent before it.',
    file: 'app/payments/claim-tell.store.server.ts',
    find: 'attempts: { increment: 1 }, ',
    put: '',
    red: {
      file: 'test/payments/foreign-calls.test.ts',
      name: 'has written down what it is about to ask before it asks',
    },
  },
  {
    law: 5,
    breaks: 'The row of intent is one process’s alone.',
    file: 'app/payments/claim-tell.store.server.ts',
    find: 'leaseUntil: after(now, LEASE_MS),',
    put: 'leaseUntil: after(now, -LEASE_MS),',
    red: {
      file: 'test/payments/foreign-calls.test.ts',
      name: 'does not say a thing a second time while the first saying of it is still under way',
    },
  },
  {
    law: 5,
    breaks: 'Back-off after each foreign call.',
    file: 'app/payments/tell-schedule.ts',
    find: 'const wait = WAITS_MS[attempts - 1] ?? SLOW_MS;',
    put: 'const wait = attempts > 0 ? WAITS_MS[1] : SLOW_MS;',
    red: {
      file: 'test/payments/foreign-calls.test.ts',
      name: 'waits longer after each refusal before it says the same to Shopify again',
    },
  },
];
