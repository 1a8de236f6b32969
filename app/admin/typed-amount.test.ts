import { expect, it } from 'vitest';
import { typedAmount } from './typed-amount.ts';

it.each([
  ['1,500', 'PEN', 150_000n],
  [' 1,234,567.80 ', 'PEN', 123_456_780n],
  ['120,50', 'PEN', 12_050n],
  ['90,5', 'PEN', 9_050n],
  ['120.50', 'PEN', 12_050n],
  ['1,500', 'CLP', 1_500n],
])('reads %s in %s as people in Peru mean it', (text, currency, minor) => {
  expect(typedAmount(text, currency)).toEqual({ ok: true, value: { minor, currency } });
});

it.each(['1,50,000', '0,500', '1500,000', '1.500,00', '12,3456', ''])(
  'guesses at nothing where it could be two amounts: %j',
  (text) => {
    expect(typedAmount(text, 'PEN')).toMatchObject({ ok: false });
  },
);
