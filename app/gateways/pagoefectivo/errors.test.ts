import { describe, expect, it } from 'vitest';
import type { EgressAnswer } from '#app/platform/egress.server.ts';
import { judge, judgeSilence, type Purpose } from './errors.ts';

const answer = (status: number, body: unknown = '', headers = {}): EgressAnswer => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const said = (code: number | string, data: unknown = {}) => ({ code, message: 'm', data });
const fault = (...fields: string[]) =>
  said(
    111,
    fields.map((field) => ({ code: 113, message: 'm', field })),
  );
const everyPurpose: readonly Purpose[] = ['authorize', 'issue', 'change', 'ask'];
const changing: readonly Purpose[] = ['issue', 'change'];
const harmless: readonly Purpose[] = ['authorize', 'ask'];

describe('an outcome that nobody can know', () => {
  const open = [
    answer(500, said(166)),
    answer(502),
    answer(503, '', { 'retry-after': '5' }),
    answer(408),
    answer(302),
    answer(200, '<html>Mantenimiento</html>'),
    answer(201, said(777)),
    answer(200, ''),
  ];
  it.each(changing)('is indeterminate where something may have changed: %s', (purpose) => {
    for (const each of open) {
      expect(judge(each, purpose)).toEqual({ ok: false, error: { kind: 'indeterminate' } });
    }
    expect(judgeSilence({ kind: 'unanswered', detail: 'timeout' }, purpose)).toEqual({
      kind: 'indeterminate',
    });
  });

  it.each(harmless)('is unavailable where nothing changes: %s', (purpose) => {
    for (const each of open) {
      expect(judge(each, purpose)).toEqual({ ok: false, error: { kind: 'unavailable' } });
    }
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
  ])('waits as a 429 asks: %s', (value, error) => {
    expect(judge(answer(429, '', { 'retry-after': value }), 'issue')).toEqual({ ok: false, error });
  });
});

describe('an answer of PagoEfectivo', () => {
  it('says 100 as a number or as text', () => {
    expect(judge(answer(200, said(100, [])), 'ask')).toEqual({ ok: true, value: [] });
    expect(judge(answer(201, said('100', [])), 'issue')).toEqual({ ok: true, value: [] });
  });

  it.each<[object, Purpose, object]>([
    [said(511), 'issue', { kind: 'rejected', code: '511', reason: 'amount-too-large' }],
    [
      fault('userEmail'),
      'issue',
      { kind: 'rejected', code: '111 userEmail', reason: 'invalid-contact', contact: 'email' },
    ],
    [
      fault('paymentConcept', 'UserPhone'),
      'issue',
      { kind: 'rejected', code: '111 UserPhone', reason: 'invalid-contact', contact: 'phone' },
    ],
    [
      fault('dateExpiry'),
      'issue',
      { kind: 'rejected', code: '111 dateExpiry', reason: 'invalid-request' },
    ],
    [
      fault('constructor'),
      'issue',
      { kind: 'rejected', code: '111 constructor', reason: 'invalid-request' },
    ],
    [said(111), 'issue', { kind: 'rejected', code: '111', reason: 'invalid-request' }],
    [fault('cip'), 'change', { kind: 'rejected', code: '111 cip', reason: 'not-allowed-now' }],
    [
      fault('dateExpiry'),
      'change',
      { kind: 'rejected', code: '111 dateExpiry', reason: 'invalid-request' },
    ],
    [said(999), 'change', { kind: 'rejected', code: '999', reason: 'not-allowed-now' }],
    [fault('hashString'), 'authorize', { kind: 'misconfigured', code: '111' }],
    [said(508), 'ask', { kind: 'token-refused', code: '508' }],
  ])('400 %j to %s', (body, purpose, error) => {
    expect(judge(answer(400, body), purpose)).toEqual({ ok: false, error });
  });

  it('says 401 of a token, and of wrong keys', () => {
    expect(judge(answer(401), 'issue')).toMatchObject({ error: { kind: 'token-refused' } });
    expect(judge(answer(401), 'authorize')).toMatchObject({ error: { kind: 'misconfigured' } });
    expect(judge(answer(403), 'issue')).toMatchObject({ error: { kind: 'misconfigured' } });
  });
});
