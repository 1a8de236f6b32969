import { describe, expect, it } from 'vitest';
import { type Judgement, judge, judgeSilence, type Purpose } from './errors.ts';
import { changed, example } from './examples.test-data.ts';
import { acceptedManifest } from './parse-manifest.ts';

const andina = (status: number, text: string, purpose: Purpose, headers = {}): Judgement =>
  judge(example('andina'), { status, headers, text }, purpose);
const code = (word: string) => `{"error":{"code":"${word}"}}`;
const failed = (error: object) => ({ ok: false, error });

describe('an answer means', () => {
  it.each<[number, string, Purpose, object]>([
    [503, code('AMOUNT_ABOVE_LIMIT'), 'issue', { kind: 'indeterminate' }],
    [500, '', 'refund', { kind: 'indeterminate' }],
    [502, '', 'ask', { kind: 'unavailable' }],
    [408, '', 'change', { kind: 'indeterminate' }],
    [200, '<html>', 'issue', { kind: 'indeterminate' }],
    [200, '<html>', 'ask', { kind: 'unavailable' }],
    [302, '', 'issue', { kind: 'indeterminate' }],
    [401, '', 'issue', { kind: 'misconfigured', code: '401' }],
    [403, code('strange words here'), 'ask', { kind: 'misconfigured', code: '403' }],
    [
      422,
      code('AMOUNT_ABOVE_LIMIT'),
      'issue',
      { kind: 'rejected', code: 'AMOUNT_ABOVE_LIMIT', reason: 'amount-too-large' },
    ],
    [
      422,
      code('INVALID_PAYER_EMAIL'),
      'issue',
      {
        kind: 'rejected',
        code: 'INVALID_PAYER_EMAIL',
        reason: 'invalid-contact',
        contact: 'email',
      },
    ],
    [400, code('NEW'), 'issue', { kind: 'rejected', code: 'NEW', reason: 'invalid-request' }],
    [
      400,
      code('constructor'),
      'issue',
      { kind: 'rejected', code: 'constructor', reason: 'invalid-request' },
    ],
    [409, code('NEW'), 'change', { kind: 'rejected', code: 'NEW', reason: 'not-allowed-now' }],
    [404, code('ORDER_NOT_FOUND'), 'ask', { kind: 'absent' }],
    [404, 'Not Found', 'ask', { kind: 'misconfigured', code: '404' }],
    [404, '', 'issue', { kind: 'misconfigured', code: '404' }],
    [
      400,
      code('AMOUNT_ABOVE_LIMIT'),
      'prove',
      { kind: 'misconfigured', code: 'AMOUNT_ABOVE_LIMIT' },
    ],
    [404, '', 'prove', { kind: 'misconfigured', code: '404' }],
  ])('%i %s when it was to %s', (status, text, purpose, error) => {
    expect(andina(status, text, purpose)).toEqual(failed(error));
  });

  it('how long to wait, but never longer than an hour', () => {
    const wait = (after: string) => andina(429, '', 'issue', { 'retry-after': after });
    expect(wait('7')).toEqual(failed({ kind: 'unavailable', retryAfterMs: 7_000 }));
    expect(wait('999999')).toEqual(failed({ kind: 'unavailable', retryAfterMs: 3_600_000 }));
    expect(wait('soon')).toEqual(failed({ kind: 'unavailable' }));
  });

  it('nothing was found by a bare 404, where the gateway has no codes of its own', () => {
    const manifest = acceptedManifest(changed('andina', { errors: undefined }));
    const answer = { status: 404, headers: {}, text: '' };
    expect(judge(manifest, answer, 'ask')).toEqual(failed({ kind: 'absent' }));
  });
});

describe('a gateway that says no with a 200', () => {
  const quipu = (text: string, purpose: Purpose) =>
    judge(example('quipu'), { status: 200, headers: {}, text }, purpose);

  it.each<[string, Purpose, object]>([
    ['{"resultado":"31"}', 'issue', { kind: 'rejected', code: '31', reason: 'amount-too-large' }],
    ['{"resultado":"20"}', 'ask', { kind: 'absent' }],
    ['{"resultado":"10"}', 'prove', { kind: 'misconfigured', code: '10' }],
    ['{"resultado":"77"}', 'issue', { kind: 'indeterminate' }],
    ['{}', 'issue', { kind: 'indeterminate' }],
    ['{}', 'ask', { kind: 'unavailable' }],
  ])('is understood: %s', (text, purpose, error) => {
    expect(quipu(text, purpose)).toEqual(failed(error));
  });

  it('and means yes by its own word alone', () => {
    expect(quipu('{"resultado":"00"}', 'issue').ok).toBe(true);
    expect(quipu('{"resultado":0}', 'issue').ok).toBe(false);
    expect(quipu('', 'change').ok).toBe(false);
  });
});

it('knows what was surely not sent', () => {
  expect(judgeSilence({ kind: 'not-sent', detail: 'x' }, 'issue')).toEqual({ kind: 'unavailable' });
  expect(judgeSilence({ kind: 'unanswered', detail: 'x' }, 'refund')).toEqual({
    kind: 'indeterminate',
  });
  expect(judgeSilence({ kind: 'unanswered', detail: 'x' }, 'ask')).toEqual({ kind: 'unavailable' });
});
