import type { Mutant } from './mutant.ts';

/** Law 1. Money is bigint minor units; JSON numbers are text. */
export const MONEY: readonly Mutant[] = [
  {
    law: 1,
    breaks: 'No amount is ever a float.',
    file: 'app/kernel/money.ts',
    find: "BigInt((match[1] ?? '0') + decimals.slice(0, exponent).padEnd(exponent, '0'))",
    put: 'BigInt(Math.floor(Number.parseFloat(text) * 10 ** exponent))',
    red: { file: 'app/kernel/money.test.ts', name: 'reads what Shopify and the gateways write' },
  },
  {
    law: 1,
    breaks: 'Gateway JSON is read with the reviver’s source.',
    file: 'app/kernel/exact-json.ts',
    find: '(context.source ?? null)',
    put: 'String(value)',
    red: {
      file: 'app/kernel/exact-json.test.ts',
      name: 'keeps every number as the text that stood there, so that no amount or id is ever a float',
    },
  },
  {
    law: 1,
    breaks: 'Gateway JSON is written with rawJSON.',
    file: 'app/gateways/pagoefectivo/order-body.ts',
    find: 'amount: jsonNumber(decimalText(amount)),',
    put: 'amount: Number(decimalText(amount)),',
    red: {
      file: 'app/gateways/pagoefectivo/order-body.test.ts',
      name: 'is written as PagoEfectivo documents it',
    },
  },
  {
    law: 1,
    breaks: 'Unary `+` is forbidden outside the kernel.',
    file: '.biome/money.grit',
    find: '  `+$value`,\n',
    put: '',
    red: {
      file: 'test/house-rules/money-lint.test.ts',
      name: 'does not let [text, +text] into a room',
    },
  },
];
