import { expect, it } from 'vitest';
import type { RefundOrder } from '../refund.ts';
import { refundBody, standingOf } from './refunds.ts';

const order: RefundOrder = {
  refundCode: 'refund-1',
  reference: 'D-4-1',
  amount: { minor: 5000n, currency: 'PEN' },
  whole: false,
  description: 'Pedido 1001',
  payee: {
    name: 'Rosa Quispe',
    email: 'rosa@tienda.pe',
    document: { kind: 'DNI', number: '10117410' },
    bank: '011',
    cci: '01136600010003254221',
    accountKind: 'savings',
  },
};
const URL = 'https://codigo.example/n';

it('goes to the bank account of the payee', () => {
  expect(refundBody(order, URL)).toEqual({
    ok: true,
    value:
      '{"payment_id":"D-4-1","amount":50.00,"currency":"PEN","description":"Pedido 1001",' +
      '"order_refund_id":"refund-1","beneficiary_name":"Rosa Quispe","bank":"BBVA","bank_code":"011",' +
      '"bank_account":"01136600010003254221","bank_account_type":"S",' +
      '"notification_url":"https://codigo.example/n"}',
  });
});

it('leaves it to dLocal to ask the shopper where no payee is known', () => {
  const body = refundBody({ ...order, payee: null }, URL);
  expect(body.ok && body.value).not.toMatch(/bank|beneficiary/);
});

it.each<[string, Partial<RefundOrder>]>([
  ['payment_id', { reference: '../refunds' }],
  ['amount', { amount: { minor: 5000n, currency: 'USD' } }],
  ['amount', { amount: { minor: 0n, currency: 'PEN' } }],
  ['order_refund_id', { refundCode: 'a b' }],
])('is refused here for its %s', (code, change) => {
  expect(refundBody({ ...order, ...change }, URL)).toMatchObject({ error: { code } });
});

it.each([
  ['PENDING', 'pending'],
  ['SUCCESS', 'sent'],
  ['REJECTED', 'refused'],
  ['CANCELLED', 'refused'],
  ['BLESSED', 'unknown'],
  ['constructor', 'unknown'],
])('says %s as %s', (status, state) => {
  const data = { id: 'REF1', payment_id: 'D-4-1', amount: '50.00', currency: 'PEN', status };
  expect(standingOf(data, 'D-4-1')).toEqual({
    refund: 'REF1',
    state,
    amount: { minor: 5000n, currency: 'PEN' },
    word: status,
  });
});

it('takes no refund of another payment for this one', () => {
  expect(standingOf({ id: 'REF1', payment_id: 'D-4-2', status: 'SUCCESS' }, 'D-4-1')).toBeNull();
  expect(standingOf('hola', 'D-4-1')).toBeNull();
});
