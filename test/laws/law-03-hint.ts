import type { Mutant } from './mutant.ts';

/** Law 3. A notification is a hint; the gateway says so when asked. */
export const HINT: readonly Mutant[] = [
  {
    law: 3,
    breaks: 'The gateway says so when asked.',
    file: 'app/payments/judge.ts',
    find: "if (hint?.event === 'paid') return [{ kind: 'ask-again' }];",
    put: "if (hint?.event === 'paid') {\n    const { operation } = hint;\n    return newMoney({ ...question, operation, amount: question.voucher.amount, paidAt: null });\n  }",
    red: {
      file: 'test/payments/hint-only.test.ts',
      name: 'does not count money that only a notification speaks of',
    },
  },
  {
    law: 3,
    breaks: 'The amount is compared with the voucher’s own frozen one.',
    file: 'app/payments/judge.ts',
    find: 'if (amount.minor !== voucher.amount.minor) return',
    put: 'if (amount.minor < 0n) return',
    red: {
      file: 'test/payments/hint-only.test.ts',
      name: 'holds money of another amount, and tells Shopify nothing of it',
    },
  },
  {
    law: 3,
    breaks: 'The currency is compared with the voucher’s own frozen one.',
    file: 'app/payments/judge.ts',
    find: 'if (amount.currency !== voucher.amount.currency)',
    put: 'if (amount.currency.length !== voucher.amount.currency.length)',
    red: {
      file: 'test/payments/hint-only.test.ts',
      name: 'holds money that came in another currency, though the figure is the same',
    },
  },
  {
    law: 3,
    breaks: 'What the notification says of the amount proves nothing.',
    file: 'app/payments/judge.ts',
    find: 'if (!sameMoney(observed.facts.amount, voucher.amount)) return observed.facts.amount;\n',
    put: 'if (said === null) return observed.facts.amount;\n',
    red: {
      file: 'test/payments/hint-only.test.ts',
      name: 'believes the gateway’s own amount where the notification names the one that was ordered',
    },
  },
  {
    law: 3,
    breaks: 'An answer from before the payment says nothing about it.',
    file: 'app/payments/observe.server.ts',
    find: 'if (moneyStamp(facts, voucher) !== apply.asOf) return',
    put: "if (apply.asOf === '') return",
    red: {
      file: 'test/payments/hint-only.test.ts',
      name: 'does not read an answer from before the payment as money taken back',
    },
  },
];
