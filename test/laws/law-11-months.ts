import type { Mutant } from './mutant.ts';

const MONTHS = 'test/reconciliation/months.test.ts';

/** Law 11, where months are closed: nothing that is still open is left behind in one, and none changes afterwards. */
export const MONTHS_CLOSED: readonly Mutant[] = [
  {
    law: 11,
    breaks: 'No month is closed over a row that nobody could read.',
    file: 'app/reconciliation/periods/hindrances.store.server.ts',
    find: '(f.lines_new = 0 or f.lines_known > 0 or exists (',
    put: '(false or exists (',
    red: {
      file: MONTHS,
      name: 'is refused while a row could not be read of a report whose other lines came before, or of which none could be read',
    },
  },
  {
    law: 11,
    breaks:
      'No month is closed over money that was due in it, whether or not the worker has looked.',
    file: 'app/reconciliation/periods/hindrances.store.server.ts',
    find: "e.state in ('in-transit', 'overdue') and e.due_on",
    put: "e.state = 'overdue' and e.due_on",
    red: {
      file: MONTHS,
      name: 'is refused for money that was due within it also where nobody has called it overdue yet',
    },
  },
  {
    law: 11,
    breaks: 'No month is closed over a payout of which the bank got another amount.',
    file: 'app/reconciliation/periods/lineless.store.server.ts',
    find: "coalesce(p.sent_on, p.bank_on, '-infinity')",
    put: "coalesce(p.sent_on, 'infinity')",
    red: {
      file: MONTHS,
      name: 'is refused while what a payout came to differs from what its bank got, though no line is in that',
    },
  },
  {
    law: 11,
    breaks: 'What has come is never stated as money on its way.',
    file: 'app/reconciliation/periods/close-month.server.ts',
    find: 'if (await isArrivalUntold(tx, command.shopId))',
    put: "if ((await isArrivalUntold(tx, command.shopId)) && command.month === '')",
    red: { file: MONTHS, name: 'waits until all that arrived in it is known to have arrived' },
  },
  {
    law: 11,
    breaks: 'What a closed month expected of a payment is not rounded anew.',
    file: 'app/reconciliation/expected/expected-of.ts',
    find: '.filter(({ stated }) => stated === undefined)',
    put: '.filter(({ whole }) => whole >= 0n)',
    red: {
      file: 'test/reconciliation/expected/rate-cards.test.ts',
      name: 'never changes what a closed month expected of a payment, also where its batch goes on',
    },
  },
];
