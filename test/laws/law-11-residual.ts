import type { Mutant } from './mutant.ts';

/** Law 11. Money is matched or in a named exception; the residual is zero. */
export const RESIDUAL: readonly Mutant[] = [
  {
    law: 11,
    breaks: 'A second payment of what is owed is in a named exception.',
    file: 'app/payments/judge.ts',
    find: "[money('surplus'), raise('DOUBLE_PAYMENT')]",
    put: "[money('surplus')]",
    red: {
      file: 'test/payments/late-money.test.ts',
      name: 'takes both moneys when an orphan and the code after it are paid, and raises DOUBLE_PAYMENT',
    },
  },
  {
    law: 11,
    breaks: 'Money for a code that is nobody’s is in a named exception.',
    file: 'app/notifications/unknown-voucher.server.ts',
    find: 'if (found) return ok(found);\n',
    put: 'return ok(found);\n',
    red: {
      file: 'test/payments/late-money.test.ts',
      name: 'shows a person money on a second code of one attempt, which we never heard of',
    },
  },
  {
    law: 11,
    breaks: 'Money that was announced in vain is in a named exception.',
    file: 'app/notifications/unconfirmed.server.ts',
    find: 'if (attempts >= CONFIRMED_BY_NOW) await raise(',
    put: 'if (attempts < 0) await raise(',
    red: {
      file: 'test/payments/unconfirmed.test.ts',
      name: 'shows a person, within a quarter of an hour, a payment that was announced and that the gateway does not confirm',
    },
  },
  {
    law: 11,
    breaks: 'Money that Shopify can no longer take is in a named exception.',
    file: 'app/payments/next-tell.ts',
    find: "return took('reject') ? { say: null, late: money } : { say: 'paid' };",
    put: "return took('reject') ? NOTHING : { say: 'paid' };",
    red: {
      file: 'test/payments/late-money.test.ts',
      name: 'gives late money of a rejected session to a person, and issues no second code for the same checkout',
    },
  },
  {
    law: 11,
    breaks: 'Money that differs is still money: it stands in the ledger.',
    file: 'app/payments/judge.ts',
    find: "return [money('mismatch'), raise('WRONG_AMOUNT')];",
    put: "return [raise('WRONG_AMOUNT')];",
    red: {
      file: 'test/payments/hint-only.test.ts',
      name: 'believes the gateway’s own amount where the notification names the one that was ordered',
    },
  },
  {
    law: 11,
    breaks: 'A settlement line that agrees with no receipt is in a named exception.',
    file: 'app/reconciliation/matching/sales.store.server.ts',
    find: 'or sum(told_minor) <> min(owed_minor)',
    put: 'or sum(told_minor) > min(owed_minor)',
    red: {
      file: 'test/reconciliation/imports.test.ts',
      name: 'arrives in parts: an exception until the last part is there',
    },
  },
  {
    law: 11,
    breaks: 'A line names what is there, or it does not stand.',
    file: 'app/reconciliation/residual/residual.store.server.ts',
    find: 'when l.receipt_id is not null then r.id is not null',
    put: 'when l.receipt_id is not null then true',
    red: {
      file: 'test/reconciliation/imports.test.ts',
      name: 'is not zero when a line names a receipt that is not there',
    },
  },
  {
    law: 11,
    breaks: 'What a file repeats is not counted again.',
    file: 'app/reconciliation/lines/take-in.server.ts',
    find: 'known.push(...found.known);',
    put: 'known.push(...found.known.slice(1));',
    red: {
      file: 'test/reconciliation/imports.test.ts',
      name: 'changes nothing as the same file, under another name, in another order, or as part of a longer one',
    },
  },
  {
    law: 11,
    breaks: 'Two lines that are alike are two, in whichever pieces the file is taken in.',
    file: 'app/reconciliation/lines/read-into.ts',
    find: 'text += copyRow(',
    put: 'if (turn === 1) text += copyRow(',
    red: {
      file: 'test/reconciliation/imports.test.ts',
      name: 'counts lines that are alike also where a large file is taken in piece by piece',
    },
  },
  {
    law: 11,
    breaks: 'A payment whose sale a file tells twice is settled once, wherever the file is cut.',
    file: 'app/reconciliation/lines/fresh-lines.store.server.ts',
    find: 'and not k.is_named_again and',
    put: 'and',
    red: {
      file: 'test/reconciliation/imports.test.ts',
      name: 'is settled once where one file brings its sale twice, wherever the file is cut',
    },
  },
  {
    law: 11,
    breaks: 'A payment whose sale another file told is not settled a second time.',
    file: 'app/reconciliation/lines/fresh-lines.store.server.ts',
    find: 'hasLines} and e.receipt_id not in',
    put: 'hasLines === null} and e.receipt_id not in',
    red: {
      file: 'test/reconciliation/imports.test.ts',
      name: 'is settled once where another file brings its sale again, with 0 lines known by heart',
    },
  },
  {
    law: 11,
    breaks: 'Of a file that is refused nothing stays, also of what was read before.',
    file: 'app/reconciliation/session.store.server.ts',
    find: 'if (!done.ok) throw refused.with(done);',
    put: 'if (!done.ok && refused.answer) throw refused.with(done);',
    red: {
      file: 'test/reconciliation/imports.test.ts',
      name: 'leaves nothing of the pieces that were taken in before it was found to be cut off',
    },
  },
  {
    law: 11,
    breaks: 'Sums prove it: residual zero.',
    file: 'test/oracle/laws/residual-zero.ts',
    find: 'return residual === 0n ? []',
    put: 'return residual >= 0n ? []',
    red: { file: 'test/oracle/oracle.test.ts', name: 'sees a residual' },
  },
];
