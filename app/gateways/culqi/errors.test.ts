import { describe, expect, it } from 'vitest';
import type { EgressAnswer } from '#app/platform/egress.server.ts';
import { judge, judgeSilence, type Purpose } from './errors.ts';

const answer = (status: number, body: unknown = '', headers = {}): EgressAnswer => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const refused = (status: number, said: object) =>
  answer(status, { object: 'error', type: 'parameter_error', merchant_message: 'm', ...said });
const changing: readonly Purpose[] = ['issue', 'change'];
const everyPurpose: readonly Purpose[] = [...changing, 'ask'];

describe('an outcome that nobody can know', () => {
  const open = [
    answer(500, { object: 'error', type: 'api_error' }),
    answer(502),
    answer(503, '', { 'retry-after': '5' }),
    answer(408),
    answer(302),
    answer(200, '<html>Mantenimiento</html>'),
  ];
  it.each(changing)('is indeterminate where something may have changed: %s', (purpose) => {
    for (const each of open) {
      expect(judge(each, purpose)).toEqual({ ok: false, error: { kind: 'indeterminate' } });
    }
    expect(judgeSilence({ kind: 'unanswered', detail: 'timeout' }, purpose)).toEqual({
      kind: 'indeterminate',
    });
  });

  it('is unavailable where nothing changes', () => {
    for (const each of open) {
      expect(judge(each, 'ask')).toEqual({ ok: false, error: { kind: 'unavailable' } });
    }
    expect(judgeSilence({ kind: 'unanswered', detail: 'timeout' }, 'ask')).toEqual({
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
  ])('waits as a 429 asks: %s', (value, error) => {
    expect(judge(answer(429, '', { 'retry-after': value }), 'issue')).toEqual({ ok: false, error });
  });
});

describe('an answer of Culqi', () => {
  it('may be empty where something was deleted, and nowhere else', () => {
    expect(judge(answer(204), 'change')).toEqual({ ok: true, value: null });
    expect(judge(answer(200), 'issue')).toEqual({ ok: false, error: { kind: 'indeterminate' } });
  });

  it.each<[number, object, Purpose, object]>([
    [
      400,
      { param: 'amount', code: 'invalid_amount' },
      'issue',
      { kind: 'amount-refused', code: 'invalid_amount amount' },
    ],
    [
      422,
      { param: 'order_number' },
      'issue',
      { kind: 'number-taken', code: 'parameter_error order_number' },
    ],
    [
      400,
      { param: 'client_details[email]' },
      'issue',
      {
        kind: 'rejected',
        code: 'parameter_error client_details[email]',
        reason: 'invalid-contact',
        contact: 'email',
      },
    ],
    [
      400,
      { param: 'phone_number' },
      'issue',
      {
        kind: 'rejected',
        code: 'parameter_error phone_number',
        reason: 'invalid-contact',
        contact: 'phone',
      },
    ],
    [
      400,
      { param: 'description' },
      'issue',
      { kind: 'rejected', code: 'parameter_error description', reason: 'invalid-request' },
    ],
    [
      400,
      { param: 'amount' },
      'change',
      { kind: 'rejected', code: 'parameter_error amount', reason: 'not-allowed-now' },
    ],
    [
      400,
      { param: 'limit' },
      'ask',
      { kind: 'rejected', code: 'parameter_error limit', reason: 'invalid-request' },
    ],
    [
      401,
      { type: 'authentication_error', code: 'invalid_key' },
      'ask',
      { kind: 'misconfigured', code: 'invalid_key' },
    ],
    [
      400,
      { type: 'authentication_error' },
      'issue',
      { kind: 'misconfigured', code: 'authentication_error' },
    ],
    [404, { type: 'resource_error' }, 'ask', { kind: 'not-found', code: 'resource_error' }],
    [
      400,
      { type: 'resource_error' },
      'change',
      { kind: 'rejected', code: 'resource_error', reason: 'not-allowed-now' },
    ],
    [404, { type: 'resource_error' }, 'issue', { kind: 'misconfigured', code: 'resource_error' }],
  ])('%s %j to %s', (status, said, purpose, error) => {
    expect(judge(refused(status, said), purpose)).toEqual({ ok: false, error });
  });

  it('that is none of its own: no order is missing because a page is', () => {
    expect(judge(answer(404, '<html>'), 'ask')).toEqual({
      ok: false,
      error: { kind: 'misconfigured', code: '404' },
    });
    expect(judge(answer(403), 'issue')).toMatchObject({ error: { kind: 'misconfigured' } });
    expect(judge(answer(400), 'issue')).toMatchObject({ error: { reason: 'invalid-request' } });
  });
});
