import { expect, it } from 'vitest';
import type { Stage } from './stage.ts';
import { DAY, gidOf, HOUR, MINUTE, newsOf, sessionBody, setStage } from './stage.ts';

const rejectOnLapse = (stage: Stage) =>
  stage.house.asOwner(
    `insert into shop_settings (shop_id, on_lapse, updated_at) values ($1, 'reject', now())`,
    [stage.world.shopId],
  );

it('issues nothing and tells nothing while the shopper has not landed', async () => {
  await using stage = await setStage();
  await stage.first.openBody(sessionBody());
  await stage.wait(4 * DAY, 12 * HOUR);
  const books = await stage.books();
  expect(books.states).toEqual(['opened']);
  expect(books.vouchers).toEqual([]);
  expect(stage.rail.heard).toEqual([]);
});

it('issues no code that Shopify would no longer wait for, when the shopper lands after three days', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  stage.clock.move(3 * DAY);
  expect(await stage.first.land(paymentId)).toEqual({ kind: 'too-late' });
  expect(stage.gateway.codes).toEqual([]);
});

it('shortens the code of a shopper who lands after two days, to what Shopify still waits for', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  stage.clock.move(2 * DAY);
  const landed = await stage.first.land(paymentId);
  expect(landed).toMatchObject({ kind: 'stands' });
  const [code] = stage.gateway.codes;
  expect(code?.order.expiresAt).toEqual(new Date('2026-11-28T13:45:00Z'));
});

it('leaves an unpaid session to lapse at Shopify, and a late payment still makes the order paid', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.wait(50 * HOUR, 10 * HOUR);
  const unpaid = await stage.books();
  expect(unpaid.states).toEqual(['expired']);
  expect(unpaid.told).toEqual(['pending applied']);
  await stage.paid(reference);
  await stage.first.drain();
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
  expect((await stage.books()).states).toEqual(['paid']);
});

it('asks again after the grace before an unpaid session is rejected', async () => {
  await using stage = await setStage();
  await rejectOnLapse(stage);
  const { reference } = await stage.landed();
  await stage.wait(48 * HOUR, 12 * HOUR);
  await stage.wait(30 * MINUTE);
  expect((await stage.books()).codes).toEqual(['lapsed']);
  expect(stage.rail.state(gidOf('s1'))).toBe('pending');
  stage.gateway.pay(reference);
  await stage.wait(HOUR);
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
});

it('rejects an unpaid session after the grace, where the shop chose so', async () => {
  await using stage = await setStage();
  await rejectOnLapse(stage);
  await stage.landed();
  await stage.wait(48 * HOUR, 12 * HOUR);
  await stage.wait(2 * HOUR, 30 * MINUTE);
  expect(stage.rail.state(gidOf('s1'))).toBe('rejected');
  expect((await stage.books()).states).toEqual(['expired']);
});

it('finds money that came while the gateway was away for longer than Shopify waits', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  stage.gateway.away = true;
  stage.gateway.pay(reference);
  await stage.wait(80 * HOUR, 8 * HOUR);
  stage.rail.lapse(gidOf('s1'));
  const away = await stage.books();
  expect(away.states).toEqual(['awaiting']);
  expect(away.alerts.map(({ kind }) => kind)).toContain('GATEWAY_UNREACHABLE');
  stage.gateway.away = false;
  await stage.wait(2 * HOUR);
  const back = await stage.books();
  expect(back.states).toEqual(['paid']);
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
  expect(back.alerts.every(({ closed_at }) => closed_at !== null)).toBe(true);
});

it('opens a new session of the same checkout when the shopper presses Pay now after a reject', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.landed();
  await stage.first.drain();
  await stage.first.giveUp(paymentId);
  await stage.first.drain();
  expect(stage.rail.state(gidOf('s1'))).toBe('rejected');
  stage.clock.move(HOUR);
  const again = await stage.landed({ id: 's2' });
  await stage.first.drain();
  await stage.paid(again.reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(stage.rail.state(gidOf('s2'))).toBe('resolved');
  expect(stage.rail.state(gidOf('s1'))).toBe('rejected');
  expect(books.codes).toEqual(['voided', 'paid']);
  expect(books.states).toEqual(['cancelled', 'paid']);
  expect(books.raised).toEqual([]);
});

it('calls a new session opened, not cancelled, while its own code could not be issued yet', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.landed();
  await stage.first.drain();
  await stage.first.giveUp(paymentId);
  await stage.first.drain();
  stage.clock.move(HOUR);
  stage.gateway.away = true;
  const second = await stage.first.openBody(sessionBody({ id: 's2' }));
  expect(await stage.first.land(second.paymentId)).toMatchObject({ kind: 'failed' });
  expect((await stage.books()).states).toEqual(['cancelled', 'opened']);
});

it('gives late money of a rejected session to a person, and issues no second code for the same checkout', async () => {
  await using stage = await setStage();
  const { paymentId, reference } = await stage.landed();
  await stage.first.drain();
  await stage.first.giveUp(paymentId);
  await stage.first.drain();
  await stage.paid(reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050']);
  expect(books.codes).toEqual(['paid']);
  expect(books.raised).toEqual(['LATE_PAYMENT']);
  const second = await stage.first.openBody(sessionBody({ id: 's2' }));
  expect(await stage.first.land(second.paymentId)).toMatchObject({
    kind: 'stands',
    voucher: { reference },
  });
  expect(stage.gateway.codes).toHaveLength(1);
});

it('raises a second LATE_PAYMENT for second late money, also when the first was closed', async () => {
  await using stage = await setStage();
  const { paymentId, reference } = await stage.landed();
  await stage.first.drain();
  await stage.first.giveUp(paymentId);
  await stage.first.drain();
  const operation = await stage.paid(reference);
  await stage.first.drain();
  await stage.house.asOwner(
    `update exception set closed_at = now(), closed_by = 'staff:7', close_reason = 'returned'`,
  );
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.first.drain();
  await stage.paid(reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050 reversed', 'settles 12050']);
  const open = books.exceptions.filter(({ closed_at }) => closed_at === null);
  expect(open.map(({ kind }) => kind).sort()).toEqual(['LATE_PAYMENT', 'REVERSED']);
});

it('counts money for a code that staff voided', async () => {
  await using stage = await setStage();
  const { voucher, reference } = await stage.landed();
  await stage.first.drain();
  await stage.first.voidCode(voucher.id);
  await stage.paid(reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.codes).toEqual(['paid']);
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
});

it('adopts an orphan that a notification names, and counts its money', async () => {
  await using stage = await setStage();
  stage.gateway.next('issue', { kind: 'done-but-unanswered' });
  const { paymentId } = await stage.first.openBody(sessionBody());
  expect(await stage.first.land(paymentId)).toMatchObject({ kind: 'failed' });
  expect((await stage.books()).codes).toEqual(['orphan']);
  const [code] = stage.gateway.codes;
  await stage.paid(code?.reference ?? '');
  await stage.first.drain();
  const books = await stage.books();
  expect(books.codes).toEqual(['paid']);
  expect(books.states).toEqual(['paid']);
  expect(books.raised).toEqual([]);
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
});

it('takes both moneys when an orphan and the code after it are paid, and raises DOUBLE_PAYMENT', async () => {
  await using stage = await setStage();
  stage.gateway.next('issue', { kind: 'done-but-unanswered' });
  const { paymentId } = await stage.first.openBody(sessionBody());
  await stage.first.land(paymentId);
  const second = await stage.first.land(paymentId);
  expect(second).toMatchObject({ kind: 'stands', voucher: { reference: '2500002' } });
  await stage.paid('2500002');
  await stage.first.drain();
  await stage.paid('2500001');
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050', 'surplus 12050']);
  expect(books.raised).toEqual(['DOUBLE_PAYMENT']);
  expect(stage.rail.resolves).toHaveLength(1);
});

it('adopts a code of an attempt that the gateway had called failed', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  stage.gateway.next('issue', { kind: 'done-but-unanswered' });
  await stage.first.land(paymentId);
  await stage.house.asOwner(`update voucher set state = 'refused', refusal = 'unavailable'`);
  await stage.paid('2500001');
  await stage.first.drain();
  const books = await stage.books();
  expect(books.codes).toEqual(['paid']);
  expect(books.money).toEqual(['settles 12050']);
});

it('shows a person money on a second code of one attempt, which we never heard of', async () => {
  await using stage = await setStage();
  const { voucher } = await stage.landed();
  await stage.gateway.issue({ ...stage.gateway.code('2500001').order });
  await stage.paid('2500002');
  await stage.first.drain();
  const books = await stage.books();
  expect(voucher.reference).toBe('2500001');
  expect(books.raised).toEqual(['UNKNOWN_VOUCHER']);
  expect(books.notifications[0]?.state).toBe('applied');
});

it('keeps an attempt whose process died as an orphan, and lets the shopper have another code', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  const dead = stage.gateway.hold('issue', 'after');
  const never = stage.first.land(paymentId);
  await dead.arrived;
  expect(await stage.second.land(paymentId)).toEqual({ kind: 'under-way' });
  await stage.wait(2 * MINUTE, MINUTE);
  expect((await stage.books()).codes).toEqual(['orphan']);
  expect(await stage.second.land(paymentId)).toMatchObject({ kind: 'stands' });
  dead.release();
  await never;
  const books = await stage.books();
  expect(books.vouchers.map(({ reference }) => reference)).toEqual(['2500001', '2500002']);
  expect(books.codes.filter((state) => state === 'live')).toHaveLength(1);
});

it('counts money for a code whose notification is faster than the answer to our issue', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  const slow = stage.gateway.hold('issue', 'after');
  const landing = stage.first.land(paymentId);
  await slow.arrived;
  await stage.paid('2500001');
  await stage.second.drain();
  slow.release();
  await landing;
  await stage.first.drain();
  const books = await stage.books();
  expect(books.codes).toEqual(['paid']);
  expect(books.states).toEqual(['paid']);
  expect(books.raised).toEqual([]);
});

it('makes no new code for a session whose reject Shopify took, or may be taking', async () => {
  for (const when of ['taken', 'under way'] as const) {
    await using stage = await setStage();
    await rejectOnLapse(stage);
    await stage.house.asOwner('update shop_settings set deadline_hours = 2');
    const { paymentId } = await stage.landed();
    await stage.first.drain();
    await stage.wait(2 * HOUR);
    const call = stage.rail.hold('reject', 'before');
    const working = stage.wait(2 * HOUR);
    await call.arrived;
    if (when === 'taken') {
      call.release();
      await working;
      expect(stage.rail.state(gidOf('s1'))).toBe('rejected');
    }
    expect(await stage.second.land(paymentId, { renew: true })).toMatchObject({
      kind: 'stands',
      voucher: { state: 'lapsed' },
    });
    call.release();
    await working;
    expect(stage.gateway.codes).toHaveLength(1);
  }
});
