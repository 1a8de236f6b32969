import { expect, it } from 'vitest';
import { amountFault, offersCash } from './methods.ts';

const cash = {
  id: 'pagoefectivo_atm',
  status: 'active',
  min_allowed_amount: '2',
  max_allowed_amount: '3724.5',
};

it.each([
  [[{ id: 'visa', status: 'active' }, cash], true],
  [[{ ...cash, status: 'testing' }], false],
  [[{ ...cash, status: null }], false],
  [[{ id: 'visa', status: 'active' }], false],
  [{ results: [cash] }, false],
  [null, false],
])('finds PagoEfectivo among what an account offers, or not: %j', (json, offered) => {
  expect(offersCash(json)).toBe(offered);
});

it.each([
  [199n, 'amount-too-small'],
  [200n, null],
  [372_450n, null],
  [372_451n, 'amount-too-large'],
])('says of %s céntimos: %s', (minor, reason) => {
  expect(amountFault([cash], { minor, currency: 'PEN' })).toBe(reason);
});

it('blames no amount where the list tells no limits', () => {
  expect(amountFault([{ id: 'pagoefectivo_atm' }], { minor: 1n, currency: 'PEN' })).toBeNull();
  expect(amountFault({}, { minor: 1n, currency: 'PEN' })).toBeNull();
});
