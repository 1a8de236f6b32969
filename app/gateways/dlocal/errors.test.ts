import { describe, expect, it } from 'vitest';
import type { EgressAnswer } from '#app/platform/egress.server.ts';
import { judge, judgeSilence, type Purpose, unexpected } from './errors.ts';

const answer = (status: number, body: unknown = '', headers = {}): EgressAnswer => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const said = (code: number | string, message = '', param?: string) => ({ code, message, param });

describe('an outcome that nobody can know', () => {
  const open = [answer(500, said(7000)), answer(502), answer(408), answer(302), answer(200, '<p>')];

  it.each<[Purpose, string]>([
    ['issue', 'indeterminate'],
    ['refund', 'indeterminate'],
    ['ask', 'unavailable'],
    ['probe', 'unavailable'],
  ])('of %s is %s', (purpose, kind) => {
    for (const each of open) expect(judge(each, purpose)).toEqual({ ok: false, error: { kind } });
    expect(judgeSilence({ kind: 'unanswered', detail: 'timeout' }, purpose)).toEqual({ kind });
    expect(judgeSilence({ kind: 'not-sent', detail: 'ECONNREFUSED' }, purpose)).toEqual({
      kind: 'unavailable',
    });
  });
});

describe('a refusal', () => {
  it.each<[EgressAnswer, object]>([
    [answer(403, said(3001)), { kind: 'misconfigured', code: '3001' }],
    [answer(400, said(5000, 'Signature not match')), { kind: 'misconfigured', code: '5000' }],
    [
      answer(400, said(5001, 'Invalid parameter', 'X-Date')),
      { kind: 'misconfigured', code: '5001' },
    ],
    [answer(400, said(5010)), { kind: 'misconfigured', code: '5010' }],
    [answer(404, 'NOT_FOUND'), { kind: 'misconfigured', code: '404' }],
    [
      answer(400, said(5001, 'Invalid parameter', 'payer.document')),
      {
        kind: 'rejected',
        code: '5001 payer.document',
        reason: 'invalid-contact',
        contact: 'document',
      },
    ],
    [
      answer(400, said(5001, 'Invalid parameter', 'payer.name')),
      { kind: 'rejected', code: '5001 payer.name', reason: 'invalid-contact', contact: 'name' },
    ],
    [answer(400, said(5007)), { kind: 'rejected', code: '5007', reason: 'amount-too-large' }],
    [answer(400, said(5006)), { kind: 'rejected', code: '5006', reason: 'not-allowed-now' }],
    [answer(400, said(5000)), { kind: 'rejected', code: '5000', reason: 'invalid-request' }],
    [
      answer(400, said('constructor')),
      { kind: 'rejected', code: 'constructor', reason: 'invalid-request' },
    ],
    [answer(400, '<p>'), { kind: 'rejected', code: '400', reason: 'invalid-request' }],
    [answer(400, said(5009)), { kind: 'duplicate' }],
    [answer(404, said(4000)), { kind: 'not-found' }],
    [answer(429, '', { 'retry-after': '7' }), { kind: 'unavailable', retryAfterMs: 7_000 }],
    [answer(400, said(6000)), { kind: 'unavailable' }],
  ])('%j', (each, error) => {
    expect(judge(each, 'issue')).toEqual({ ok: false, error });
  });

  it('of a probe with 5000 can only mean the keys', () => {
    expect(judge(answer(400, said(5000)), 'probe')).toMatchObject({
      error: { kind: 'misconfigured' },
    });
  });

  it('that no caller looked for is never taken for good news', () => {
    expect(unexpected({ ok: false, error: { kind: 'duplicate' } })).toEqual({
      ok: false,
      error: { kind: 'indeterminate' },
    });
    expect(unexpected({ ok: false, error: { kind: 'not-found' } })).toMatchObject({
      error: { kind: 'rejected' },
    });
  });
});
