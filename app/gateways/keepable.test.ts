import { describe, expect, it } from 'vitest';
import { err, ok } from '#app/kernel/result.ts';
import type { Gateway, IssueOrder, Observation } from './gateway.ts';
import { isKeepable, keepable, keptWord } from './keepable.ts';
import type { RefundOrder } from './refund.ts';

const AT = new Date('2026-11-27T15:00:00Z');
const FACTS = {
  amount: { minor: 12050n, currency: 'PEN' },
  transactionCode: 'ours-1',
  code: '2523136',
  expiresAt: AT,
  operation: '77',
  word: 'PAID',
};
const VOUCHER = { reference: 'ord_1', code: '2523136', expiresAt: AT, pageUrl: null };
const STANDING = { refund: 'r-1', state: 'sent', amount: null, word: 'SENT' } as const;
const FAR = new Date(8.6e15);

/** why: the gateway is not ours; it says what the test tells it to. */
const saying = (said: Partial<Record<keyof Gateway, unknown>>): Gateway =>
  keepable(
    new Proxy({} as Gateway, {
      get: (_gateway, call: keyof Gateway) => async () => said[call],
    }),
  );

describe('what cannot stand in a row', () => {
  it.each([
    ['a NUL', 'a\0b'],
    ['half a sign', 'a\ud800'],
    ['a text without end', 'x'.repeat(3_000)],
  ])('%s', (_what, text) => expect(isKeepable(text)).toBe(false));

  it.each([[null], [undefined], [''], ['PE-7'], ['ñ🙂']])('is not %j', (text) =>
    expect(isKeepable(text)).toBe(true),
  );
});

describe('an answer about a code', () => {
  const seen = async (said: Observation) => saying({ query: ok(said) }).query('ord_1');
  const paid = (facts: object, paidAt: Date | null = AT): Observation => ({
    status: 'paid',
    facts: { ...FACTS, ...facts },
    paidAt,
  });

  it('is read as it stands where it can be kept', async () =>
    expect(await seen(paid({}))).toEqual(ok(paid({}))));

  it.each<[string, Observation]>([
    ['an operation without end', paid({ operation: '7'.repeat(500) })],
    ['an operation that holds NUL', paid({ operation: '7\0' })],
    ['our code with half a sign', paid({ transactionCode: '\udc00' })],
    ['a code that holds NUL', paid({ code: '1\0' })],
    ['a deadline beyond all calendars', paid({ expiresAt: FAR })],
    ['a payment beyond all calendars', paid({}, FAR)],
  ])('says nothing, neither paid nor lapsed, with %s', async (_what, said) =>
    expect(await seen(said)).toEqual(ok({ status: 'unknown', word: 'PAID' })),
  );

  it('has its word cut and cleaned, known or not', async () => {
    const word = `\0${'é'.repeat(200)}`;
    const shown = keptWord(word);
    expect(shown).toBe(`\ufffd${'é'.repeat(79)}`);
    expect(await seen({ status: 'unknown', word })).toEqual(ok({ status: 'unknown', word: shown }));
    expect(await seen(paid({ word }))).toEqual(ok(paid({ word: shown })));
  });
});

describe('an answer that makes something', () => {
  const order = {} as IssueOrder & RefundOrder;

  it.each([
    ['a reference that holds NUL', { reference: 'o\0' }],
    ['a reference without end', { reference: 'o'.repeat(500) }],
    ['a code with half a sign', { code: '\ud800' }],
    ['a deadline beyond all calendars', { expiresAt: FAR }],
  ])('is in doubt with %s', async (_what, change) => {
    const said = { ...VOUCHER, ...change };
    expect(await saying({ issue: ok(said) }).issue(order)).toEqual(err({ kind: 'indeterminate' }));
    const found = { voucher: said, observation: { status: 'awaiting', facts: FACTS } };
    expect(await saying({ find: ok(found) }).find('x')).toEqual(err({ kind: 'unavailable' }));
  });

  it('is taken as it is where it can be kept', async () => {
    const gateway = saying({ issue: ok(VOUCHER), find: ok(null), refund: ok(STANDING) });
    expect(await gateway.issue(order)).toEqual(ok(VOUCHER));
    expect(await gateway.find('x')).toEqual(ok(null));
    expect(await gateway.refund(order)).toEqual(ok(STANDING));
  });

  it('is in doubt where a refund is named by what no row takes', async () =>
    expect(await saying({ refund: ok({ ...STANDING, refund: 'r\0' }) }).refund(order)).toEqual(
      err({ kind: 'indeterminate' }),
    ));
});

it('cleans the code of a refusal, and leaves its meaning', async () => {
  const no = err({ kind: 'rejected', code: `\0${'9'.repeat(500)}`, reason: 'not-allowed-now' });
  expect(await saying({ void: no }).void('ord_1')).toEqual(
    err({ kind: 'rejected', code: `\ufffd${'9'.repeat(79)}`, reason: 'not-allowed-now' }),
  );
});
