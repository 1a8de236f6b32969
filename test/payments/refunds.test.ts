import { expect, it } from 'vitest';
import type { RefundId } from '#app/kernel/ids.ts';
import { decideRefund } from '#app/refunds/decide.server.ts';
import { DAY, HOUR, MINUTE, type Stage, setStage } from './stage.ts';

const REFUND = {
  id: 'r1',
  gid: 'gid://shopify/RefundSession/r1',
  payment_id: 's1',
  amount: '20.00',
  currency: 'PEN',
  test: false,
  merchant_locale: 'es-PE',
  proposed_at: '2026-11-26T15:00:00Z',
};

type Row = { id: RefundId; state: string; payment_id: string | null; amount_minor: string };
const refundsOf = (stage: Stage) => stage.house.asOwner<Row>('select * from refund order by id');

const decide = async (stage: Stage, decision: 'resolve' | 'reject', process = stage.first) => {
  const [refund] = await refundsOf(stage);
  if (!refund) throw new Error('no refund');
  const about = { shopId: stage.world.shopId, refundId: refund.id };
  return decideRefund(process.deps, { ...about, decision, reason: 'ya', actor: 'staff:7' });
};

it('keeps a refund once, however often Shopify asks for it, and on whichever process', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.landed();
  await Promise.all([
    stage.first.refundBody(REFUND),
    stage.second.refundBody(REFUND),
    stage.first.refundBody(REFUND),
  ]);
  stage.clock.move(9 * DAY);
  await stage.second.refundBody({ ...REFUND, merchant_locale: 'en' });
  expect(await refundsOf(stage)).toMatchObject([{ payment_id: paymentId, state: 'waiting' }]);
  expect((await stage.books()).raised).toEqual([]);
});

it('keeps the first and raises CHANGED_REQUEST when a refund comes again with another amount', async () => {
  await using stage = await setStage();
  await stage.landed();
  await stage.first.refundBody(REFUND);
  await stage.second.refundBody({ ...REFUND, amount: '120.50' });
  expect(await refundsOf(stage)).toMatchObject([{ amount_minor: '2000' }]);
  expect((await stage.books()).raised).toEqual(['CHANGED_REQUEST']);
});

it('keeps a refund of a payment that we never saw, for staff to decide', async () => {
  await using stage = await setStage();
  await stage.first.refundBody(REFUND);
  expect(await refundsOf(stage)).toMatchObject([{ payment_id: null, state: 'waiting' }]);
  await decide(stage, 'reject');
  await stage.first.drain();
  expect(await refundsOf(stage)).toMatchObject([{ state: 'rejected' }]);
});

it('is decided once, also when two people decide at once', async () => {
  await using stage = await setStage();
  await stage.landed();
  await stage.first.refundBody(REFUND);
  const both = await Promise.all([
    decide(stage, 'resolve', stage.first),
    decide(stage, 'reject', stage.second),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await stage.first.drain();
  const told = (await stage.books()).tells.filter(({ what }) => what.startsWith('refund'));
  expect(told).toMatchObject([{ state: 'applied', attempts: 1 }]);
});

it('tells Shopify of the decision until it is taken', async () => {
  await using stage = await setStage();
  await stage.landed();
  await stage.first.refundBody(REFUND);
  await stage.first.drain();
  stage.rail.refusal = { kind: 'again-later', code: 'HTTP_503' };
  await decide(stage, 'resolve');
  await stage.wait(2 * HOUR);
  expect(await refundsOf(stage)).toMatchObject([{ state: 'resolving' }]);
  expect((await stage.books()).alerts.map(({ kind }) => kind)).toEqual(['SHOPIFY_UNREACHABLE']);
  stage.rail.refusal = null;
  await stage.wait(2 * HOUR);
  expect(await refundsOf(stage)).toMatchObject([{ state: 'resolved' }]);
  expect(stage.rail.state(REFUND.gid)).toBe('resolved');
});

it('raises SHOPIFY_REFUSED when Shopify refuses the decision for good', async () => {
  await using stage = await setStage();
  await stage.landed();
  await stage.first.refundBody(REFUND);
  const gone = { kind: 'final', code: 'REFUND_SESSION_NOT_FOUND' } as const;
  stage.rail.next('refund-resolve', { kind: 'error', error: gone });
  await decide(stage, 'resolve');
  await stage.first.drain();
  expect((await stage.books()).raised).toEqual(['SHOPIFY_REFUSED']);
});

it('says the decision again when the process that was saying it died, and raises nothing', async () => {
  await using stage = await setStage();
  await stage.landed();
  await stage.first.refundBody(REFUND);
  await stage.first.drain();
  await decide(stage, 'resolve');
  const dying = stage.rail.hold('refund-resolve', 'before');
  const never = stage.first.drain();
  await dying.arrived;
  stage.clock.move(MINUTE);
  await stage.second.drain();
  expect(await refundsOf(stage)).toMatchObject([{ state: 'resolved' }]);
  const stale = { kind: 'final', code: 'REFUND_SESSION_INVALID_STATE' } as const;
  stage.rail.next('refund-resolve', { kind: 'error', error: stale });
  dying.release();
  await never;
  expect((await stage.books()).raised).toEqual([]);
  expect(await refundsOf(stage)).toMatchObject([{ state: 'resolved' }]);
});
