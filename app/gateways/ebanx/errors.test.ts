import { describe, expect, it } from 'vitest';
import type { EgressAnswer } from '#app/platform/egress.server.ts';
import { judge, judgeSilence, type Purpose, unexpected } from './errors.ts';

const answer = (status: number, body: unknown = '', headers = {}): EgressAnswer => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const error = (status_code: string, status_message = '') =>
  answer(200, { status: 'ERROR', status_code, status_message });

describe('an outcome that nobody can know', () => {
  const open = [
    answer(500),
    answer(502),
    answer(408),
    answer(302),
    answer(200, '<p>'),
    answer(200, {}),
  ];

  it.each<[Purpose, string]>([
    ['issue', 'indeterminate'],
    ['change', 'indeterminate'],
    ['ask', 'unavailable'],
  ])('of %s is %s', (purpose, kind) => {
    for (const each of open) expect(judge(each, purpose)).toEqual({ ok: false, error: { kind } });
    expect(judgeSilence({ kind: 'unanswered', detail: 'timeout' }, purpose)).toEqual({ kind });
    expect(judgeSilence({ kind: 'not-sent', detail: 'ECONNREFUSED' }, purpose)).toEqual({
      kind: 'unavailable',
    });
  });
});

it('takes the payment and the refund out of a success', () => {
  const said = answer(200, { status: 'SUCCESS', payment: { hash: 'a' }, refund: { id: 1 } });
  expect(judge(said, 'ask')).toEqual({
    ok: true,
    value: { payment: { hash: 'a' }, refund: { id: '1' } },
  });
});

it.each<[EgressAnswer, Purpose, object]>([
  [
    error('BP-SA-1', 'Parameter integration_key not found'),
    'ask',
    { kind: 'misconfigured', code: 'BP-SA-1' },
  ],
  [error('BP-CH-1'), 'issue', { kind: 'misconfigured', code: 'BP-CH-1' }],
  [error('BP-DR-35'), 'issue', { kind: 'misconfigured', code: 'BP-DR-35' }],
  [answer(401), 'issue', { kind: 'misconfigured', code: '401' }],
  [error('BP-DR-0', 'Payment already exists'), 'issue', { kind: 'duplicate' }],
  [error('BP-X', 'Payment not found with this hash: '), 'ask', { kind: 'not-found' }],
  [error('BP-DR-6'), 'issue', { kind: 'rejected', code: 'BP-DR-6', reason: 'amount-too-small' }],
  [error('BP-DR-7'), 'issue', { kind: 'rejected', code: 'BP-DR-7', reason: 'amount-too-large' }],
  [
    error('BP-DR-15', 'Field payment.email is required'),
    'issue',
    { kind: 'rejected', code: 'BP-DR-15', reason: 'invalid-contact', contact: 'email' },
  ],
  [
    error('BP-DR-31', 'Field payment.phone_number is required'),
    'issue',
    { kind: 'rejected', code: 'BP-DR-31', reason: 'invalid-contact', contact: 'phone' },
  ],
  [
    error('BP-DR-13', 'Field payment.name is required'),
    'issue',
    { kind: 'rejected', code: 'BP-DR-13', reason: 'invalid-contact', contact: 'name' },
  ],
  [error('BP-X'), 'issue', { kind: 'rejected', code: 'BP-X', reason: 'invalid-request' }],
  [
    error('constructor'),
    'issue',
    { kind: 'rejected', code: 'constructor', reason: 'invalid-request' },
  ],
  [error('BP-CAN-2'), 'change', { kind: 'rejected', code: 'BP-CAN-2', reason: 'not-allowed-now' }],
  [answer(429, '', { 'retry-after': '7' }), 'issue', { kind: 'unavailable', retryAfterMs: 7_000 }],
  [answer(422), 'issue', { kind: 'rejected', code: '422', reason: 'invalid-request' }],
])('%j to %s', (each, purpose, meaning) => {
  expect(judge(each, purpose)).toEqual({ ok: false, error: meaning });
});

it('is never taken for good news by a caller that did not look for it', () => {
  expect(unexpected({ ok: false, error: { kind: 'duplicate' } })).toEqual({
    ok: false,
    error: { kind: 'indeterminate' },
  });
  expect(unexpected({ ok: false, error: { kind: 'not-found' } })).toMatchObject({
    error: { kind: 'rejected', reason: 'not-allowed-now' },
  });
});
