import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PaymentId } from '#app/kernel/ids.ts';
import { gidOf, HOUR, MINUTE, newsOf, PEN, type Stage, sessionBody, setStage } from './stage.ts';

/** What may happen, in any order: to the money, to our calls, and by people's hands. */
const HAPPENINGS = [
  'shopper pays',
  'bank takes back',
  'a notification arrives',
  'the first worker works',
  'the second worker works',
  'both workers work',
  'somebody asks now',
  'staff void',
  'the shopper gives up',
  'the shopper opens his link',
  'Pay now opens a second session',
  'a minute goes by',
  'two days go by',
  'the gateway goes away',
  'the gateway comes back',
  'Shopify goes away',
  'Shopify comes back',
  'an answer of Shopify is lost',
] as const;
type Happening = (typeof HAPPENINGS)[number];

type Play = {
  readonly stage: Stage;
  readonly payments: PaymentId[];
  /** Notifications under way: they arrive, in the end, in whatever order. */
  readonly mail: object[];
  readonly wrongAmount: boolean;
};

const codesOf = ({ stage }: Play) => stage.gateway.codes;
const away = { kind: 'again-later', code: 'HTTP_503' } as const;

async function happen(play: Play, what: Happening, pick: number): Promise<void> {
  const { stage, payments, mail } = play;
  const code = codesOf(play)[pick % Math.max(codesOf(play).length, 1)];
  const payment = payments[pick % payments.length] as PaymentId;
  switch (what) {
    case 'shopper pays': {
      if (!code || code.operations.length >= 2) return;
      const { reference } = code;
      const operation = stage.gateway.pay(reference, play.wrongAmount ? PEN('20.50') : undefined);
      mail.push(newsOf(reference, operation));
      return;
    }
    case 'bank takes back': {
      const last = code?.operations.at(-1);
      if (!code || !last) return;
      stage.gateway.reverse(code.reference);
      mail.push(newsOf(code.reference, last, 'cip.refunded'));
      return;
    }
    case 'a notification arrives': {
      const [news] = mail.splice(pick % Math.max(mail.length, 1), 1);
      if (news) await stage.notify(news, pick % 2 ? stage.first : stage.second);
      return;
    }
    case 'the first worker works':
      await stage.first.drain();
      return;
    case 'the second worker works':
      await stage.second.drain();
      return;
    case 'both workers work':
      await Promise.all([stage.first.drain(), stage.second.drain()]);
      return;
    case 'somebody asks now': {
      const voucher = (await stage.books()).vouchers.at(-1);
      if (voucher?.reference) await stage.second.ask(voucher.id);
      return;
    }
    case 'staff void': {
      const voucher = (await stage.books()).vouchers.at(-1);
      if (voucher) await Promise.all([stage.first.voidCode(voucher.id), stage.second.drain()]);
      return;
    }
    case 'the shopper gives up':
      await stage.first.giveUp(payment);
      return;
    case 'the shopper opens his link':
      await Promise.all([
        stage.first.land(payment, { renew: pick % 3 === 0 }),
        stage.second.land(payment),
      ]);
      return;
    case 'Pay now opens a second session': {
      const { paymentId } = await stage.second.openBody(sessionBody({ id: 's2' }));
      if (!payments.includes(paymentId)) payments.push(paymentId);
      await stage.second.land(paymentId);
      return;
    }
    case 'a minute goes by':
      stage.clock.move(MINUTE);
      return;
    case 'two days go by':
      stage.clock.move(49 * HOUR);
      return;
    case 'the gateway goes away':
    case 'the gateway comes back':
      stage.gateway.away = what === 'the gateway goes away';
      return;
    case 'Shopify goes away':
    case 'Shopify comes back':
      stage.rail.refusal = what === 'Shopify goes away' ? away : null;
      return;
    case 'an answer of Shopify is lost':
      for (const message of ['pending', 'paid', 'reject'] as const)
        stage.rail.next(message, { kind: 'done-but-unanswered' });
  }
}

/** All that was away is back, all mail arrives, and time goes by. */
async function comeToRest({ stage, mail }: Play): Promise<void> {
  stage.gateway.away = false;
  stage.rail.refusal = null;
  for (const news of mail) await stage.notify(news);
  for (const pause of [MINUTE, HOUR, HOUR, HOUR, HOUR, 6 * HOUR, 24 * HOUR])
    await stage.wait(pause, pause);
}

async function judgeBooks({ stage, wrongAmount }: Play): Promise<void> {
  const books = await stage.books();
  const standing = books.receipts.filter(({ reversed }) => !reversed);
  for (const code of stage.gateway.codes) {
    const voucher = books.vouchers.find(({ reference }) => reference === code.reference);
    const own = standing.filter(({ voucher_id }) => voucher_id === voucher?.id);
    const kept = own.map(({ amount_minor }) => amount_minor).sort();
    // Every céntimo that the gateway holds is written down once, and nothing else stands.
    expect(kept).toEqual(code.operations.map(({ amount }) => amount.minor.toString()).sort());
  }
  expect(standing.filter(({ purpose }) => purpose === 'settles').length).toBeLessThanOrEqual(1);
  for (const { id, session_id } of books.payments) {
    const told = books.tells.filter(({ payment_id }) => payment_id === id);
    expect(
      told.filter(({ what, state }) => what === 'paid' && state === 'applied').length,
    ).toBeLessThanOrEqual(1);
    const resolved = stage.rail.resolves.filter((gid) => gid === gidOf(session_id));
    expect(resolved.length).toBeLessThanOrEqual(1);
    if (resolved.length > 0) expect(books.receipts.length).toBeGreaterThan(0);
  }
  // Where money stands, no other code that has a name can be paid any more.
  const named = new Set(books.vouchers.map(({ reference }) => reference));
  const payable = stage.gateway.codes.filter(
    ({ reference, status }) => named.has(reference) && status === 'awaiting',
  );
  if (standing.length > 0) expect(payable).toEqual([]);
  // Money that stands is known to Shopify, or to a person.
  if (standing.length > 0 && stage.rail.resolves.length === 0) expect(books.raised).not.toEqual([]);
  if (standing.length > 1) expect(books.raised.join()).toMatch(/DOUBLE_PAYMENT|WRONG_AMOUNT/);
  if (wrongAmount) expect(stage.rail.resolves).toEqual([]);
  expect(books.tells.filter(({ state }) => state === 'due' || state === 'indeterminate')).toEqual(
    [],
  );
}

/** A few in every run of the tests; many by hand: `INTERLEAVINGS=300 npx vitest run test/payments/interleavings`. */
const RUNS = Number.parseInt(process.env['INTERLEAVINGS'] ?? '6', 10);

const script = fc.array(fc.tuple(fc.constantFrom(...HAPPENINGS), fc.nat(20)), {
  minLength: 5,
  maxLength: 30,
});

it('ends in true books after any interleaving of payments, reversals, notifications, voids and outages', async () => {
  await fc.assert(
    fc.asyncProperty(script, fc.integer({ min: 0, max: 3 }), async (happenings, luck) => {
      await using stage = await setStage();
      const { paymentId } = await stage.first.openBody(sessionBody());
      const play: Play = { stage, payments: [paymentId], mail: [], wrongAmount: luck === 0 };
      await stage.first.land(paymentId);
      for (const [what, pick] of happenings) await happen(play, what, pick);
      await comeToRest(play);
      await judgeBooks(play);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 3_600_000);
