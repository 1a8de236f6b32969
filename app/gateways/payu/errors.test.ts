import { describe, expect, it } from 'vitest';
import type { EgressAnswer } from '#app/platform/egress.server.ts';
import { judge, judgeSilence, type Purpose } from './errors.ts';

const answer = (status: number, body: unknown = '', headers = {}): EgressAnswer => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const error = (text: string, transactionResponse: unknown = null) =>
  answer(200, { code: 'ERROR', error: text, transactionResponse });
const everyPurpose: readonly Purpose[] = ['issue', 'ask', 'probe'];
const harmless: readonly Purpose[] = ['ask', 'probe'];
const fails = (kind: string) => ({ ok: false, error: { kind } });

describe('an outcome that nobody can know', () => {
  const open = [
    answer(500),
    answer(503),
    answer(408),
    answer(302),
    answer(200, '<html>Mantenimiento</html>'),
    answer(200, { code: 'PERHAPS' }),
    answer(200, ''),
    error('Internal error'),
    error('Ya existe una orden con esta referencia'),
    error('Declined', { orderId: 857804123, state: 'ERROR' }),
  ];
  it('is indeterminate where a code may have been made', () => {
    for (const each of open) expect(judge(each, 'issue')).toEqual(fails('indeterminate'));
    expect(judgeSilence({ kind: 'unanswered', detail: 'timeout' }, 'issue')).toEqual({
      kind: 'indeterminate',
    });
  });

  it.each(harmless)('is unavailable where nothing changes: %s', (purpose) => {
    for (const each of open) expect(judge(each, purpose)).toEqual(fails('unavailable'));
    expect(judgeSilence({ kind: 'unanswered', detail: 'timeout' }, purpose)).toEqual({
      kind: 'unavailable',
    });
  });
});

describe('a call that was certainly not carried out', () => {
  it.each(everyPurpose)('is unavailable when it was not sent: %s', (purpose) => {
    expect(judgeSilence({ kind: 'not-sent', detail: 'ECONNREFUSED' }, purpose)).toEqual({
      kind: 'unavailable',
    });
  });

  it.each([
    ['120', { kind: 'unavailable', retryAfterMs: 120_000 }],
    ['999999999', { kind: 'unavailable', retryAfterMs: 3_600_000 }],
    ['mañana', { kind: 'unavailable' }],
  ])('waits as a 429 asks: %s', (value, expected) => {
    expect(judge(answer(429, '', { 'retry-after': value }), 'issue')).toEqual({
      ok: false,
      error: expected,
    });
  });
});

describe('PayU refuses with HTTP 200', () => {
  it('the keys, and a person must act', () => {
    for (const purpose of everyPurpose) {
      expect(judge(error('Invalid credentials'), purpose)).toEqual({
        ok: false,
        error: { kind: 'misconfigured', code: 'Invalid credentials' },
      });
      expect(judge(answer(401), purpose)).toMatchObject(fails('misconfigured'));
    }
  });

  it.each([
    ['property: order.buyer.emailAddress, message: must not be null', 'email'],
    ['property: payer.contactPhone, message: length must be between 0 and 20', 'phone'],
    ['property: payer.dniNumber, message: must not be null', 'document'],
    ['property: payer.fullName, message: must not be null', 'name'],
  ])('a contact, and says which part: %s', (text, contact) => {
    expect(judge(error(text), 'issue')).toMatchObject({
      ok: false,
      error: { kind: 'rejected', reason: 'invalid-contact', contact },
    });
  });

  it.each([
    [
      'The order value is less than minimum allowed. Minimum value allowed 5 PEN',
      'amount-too-small',
    ],
    [
      'The order value is greater than maximum allowed. Maximum value allowed 5000 PEN',
      'amount-too-large',
    ],
    ['property: order.description, message: must not be null', 'invalid-request'],
    ['The payment method is not available', 'invalid-request'],
  ])('an order, and says why: %s', (text, reason) => {
    expect(judge(error(text), 'issue')).toMatchObject({
      ok: false,
      error: { kind: 'rejected', reason },
    });
  });

  it.each(['property: order.accountId, message: must not be null', 'Invalid signature'])(
    'an account that is set up wrongly: %s',
    (text) => {
      expect(judge(error(text), 'issue')).toMatchObject(fails('misconfigured'));
    },
  );

  it('without words, plainly', () => {
    expect(judge(error(''), 'issue')).toEqual({
      ok: false,
      error: { kind: 'rejected', code: 'ERROR', reason: 'invalid-request' },
    });
  });

  it('and what is kept of its sentence names no person', () => {
    const refused = judge(error('No puede pagar rosa@tienda.example con 987654321'), 'issue');
    expect(JSON.stringify(refused)).not.toMatch(/rosa|987654321/);
  });
});
