import { describe, expect, it } from 'vitest';
import type { RefundOrder } from '../refund.ts';
import { askedRefund, refundBody, startedRefund } from './refunds.ts';

const order: RefundOrder = {
  refundCode: 'R-1',
  reference: '5466310457',
  amount: { minor: 2550n, currency: 'PEN' },
  whole: false,
  description: '',
  payee: null,
};

describe('an order to give money back', () => {
  it('is empty for all of it, and exact for a part', () => {
    expect(refundBody({ ...order, whole: true })).toEqual({ ok: true, value: '{}' });
    expect(refundBody(order)).toEqual({ ok: true, value: '{"amount":25.50}' });
  });

  it('is refused here for no amount, or another currency', () => {
    for (const amount of [
      { minor: 0n, currency: 'PEN' },
      { minor: 100n, currency: 'USD' },
    ]) {
      expect(refundBody({ ...order, amount })).toMatchObject({ error: { kind: 'rejected' } });
    }
  });
});

describe('what has become of a refund', () => {
  it.each([
    ['approved', 'sent'],
    ['in_process', 'pending'],
    ['rejected', 'refused'],
    ['blessed', 'unknown'],
    ['constructor', 'unknown'],
    ['__proto__', 'unknown'],
    [null, 'unknown'],
  ])('%s is %s', (status, state) => {
    expect(startedRefund({ id: '77', amount: '25.5', status })).toEqual({
      ok: true,
      value: {
        refund: '77',
        state,
        amount: { minor: 2550n, currency: 'PEN' },
        word: status ?? '',
      },
    });
  });

  it('is in doubt where the answer cannot be read: money may have gone', () => {
    expect(startedRefund({ amount: '25.5' })).toEqual({
      ok: false,
      error: { kind: 'indeterminate' },
    });
  });

  it('is told only of the refund that was asked about', () => {
    expect(askedRefund({ id: '78', status: 'approved' }, '77')).toMatchObject({
      refund: '77',
      state: 'unknown',
    });
  });
});
