import type { Mutant } from './mutant.ts';

/** Law 4. An unknown word is unknown; a time-out is indeterminate. */
export const UNKNOWN: readonly Mutant[] = [
  {
    law: 4,
    breaks: 'An unknown word is never paid.',
    file: 'app/gateways/pagoefectivo/mapping.ts',
    find: 'if (!known?.word.test(statusName.trim())) return null;',
    put: 'if (!known) return null;',
    red: {
      file: 'app/gateways/pagoefectivo/mapping.test.ts',
      name: "22 \"'Pagado.'\", payment date: false, is 'unknown'",
    },
  },
  {
    law: 4,
    breaks: 'An unknown word is never lapsed.',
    file: 'app/payments/judge.ts',
    find: "return hint === null ? [] : [{ kind: 'ask-again' }];",
    put: "return hint === null ? unpaidMove(question, 'lapsed') : [{ kind: 'ask-again' }];",
    red: {
      file: 'test/payments/unknown-words.test.ts',
      name: 'takes a word that nobody knows neither for money nor for the end of a code',
    },
  },
  {
    law: 4,
    breaks: 'A time-out is indeterminate.',
    file: 'app/gateways/pagoefectivo/errors.ts',
    find: "error.kind === 'not-sent' ? { kind: 'unavailable' } : outcomeUnknown(purpose);",
    put: "error.kind === 'not-sent' || purpose === 'issue' ? { kind: 'unavailable' } : outcomeUnknown(purpose);",
    red: {
      file: 'app/gateways/pagoefectivo/errors.test.ts',
      name: 'is indeterminate where something may have changed: issue',
    },
  },
  {
    law: 4,
    breaks: 'An attempt whose outcome is unknown is kept as an orphan.',
    file: 'app/payments/issued.store.server.ts',
    find: "const state = error.kind === 'indeterminate' ? 'orphan' : 'refused';",
    put: "const state = error.kind.length === 0 ? 'orphan' : 'refused';",
    red: {
      file: 'test/payments/late-money.test.ts',
      name: 'adopts an orphan that a notification names, and counts its money',
    },
  },
  {
    law: 4,
    breaks: 'A verified notification that names an orphan adopts it.',
    file: 'app/payments/adopt.server.ts',
    find: 'if (transactionCode === null) return null;',
    put: "if (transactionCode !== '') return null;",
    red: {
      file: 'test/payments/late-money.test.ts',
      name: 'takes both moneys when an orphan and the code after it are paid, and raises DOUBLE_PAYMENT',
    },
  },
];
