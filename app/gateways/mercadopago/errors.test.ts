import { describe, expect, it } from 'vitest';
import type { EgressAnswer } from '#app/platform/egress.server.ts';
import { judge, judgeSilence, type Purpose } from './errors.ts';

const answer = (status: number, body: unknown = '', headers = {}): EgressAnswer => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const refused = (status: number, code: number | string, error = 'bad_request') =>
  answer(status, { message: 'm', error, status, cause: [{ code, description: 'd', data: null }] });
const changing: readonly Purpose[] = ['issue', 'change', 'refund'];
const everyPurpose: readonly Purpose[] = [...changing, 'ask'];

describe('an outcome that nobody can know', () => {
  const open = [
    answer(500, { error: 'internal_error', status: 500 }),
    answer(502),
    answer(503, '', { 'retry-after': '5' }),
    answer(408),
    answer(302),
    answer(409, { error: 'conflict' }),
    answer(423),
    answer(200, '<html>Mantenimiento</html>'),
    answer(201, ''),
    refused(400, 2001),
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

describe('a refusal of Mercado Pago', () => {
  it.each<[number, number | string, Purpose, object]>([
    [400, 4050, 'issue', { kind: 'rejected', reason: 'invalid-contact', contact: 'email' }],
    [400, 2067, 'issue', { kind: 'rejected', reason: 'invalid-contact', contact: 'document' }],
    [400, 4037, 'issue', { kind: 'rejected', reason: 'invalid-request' }],
    [400, 'constructor', 'issue', { kind: 'rejected', reason: 'invalid-request' }],
    [422, 23, 'issue', { kind: 'rejected', reason: 'invalid-request' }],
    [400, 2018, 'change', { kind: 'rejected', reason: 'not-allowed-now' }],
    [400, 2063, 'refund', { kind: 'rejected', reason: 'not-allowed-now' }],
    [400, 3, 'issue', { kind: 'misconfigured' }],
    [400, 2034, 'issue', { kind: 'misconfigured' }],
    [401, 5, 'ask', { kind: 'misconfigured' }],
    [403, 4, 'refund', { kind: 'misconfigured' }],
  ])('%s with %s to %s', (status, code, purpose, error) => {
    expect(judge(refused(status, code), purpose)).toEqual({
      ok: false,
      error: { ...error, code: `${code}` },
    });
  });

  it('says that there is no such payment, in its own words only', () => {
    expect(judge(refused(404, 2000, 'not_found'), 'ask')).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
    expect(judge(answer(404, '<html>'), 'ask')).toMatchObject({ error: { kind: 'misconfigured' } });
    expect(judge(refused(404, 2000, 'not_found'), 'issue')).toMatchObject({
      error: { kind: 'misconfigured' },
    });
  });

  it.each([
    [{ error: 'unauthorized', cause: [] }, 'unauthorized'],
    [{ error: 'unauthorized', cause: '' }, 'unauthorized'],
    [{ error: 'unauthorized', cause: { code: 7 } }, '7'],
    ['', '401'],
  ])('is named by the first cause, else by its word, else by the status: %j', (body, code) => {
    expect(judge(answer(401, body), 'ask')).toEqual({
      ok: false,
      error: { kind: 'misconfigured', code },
    });
  });
});
