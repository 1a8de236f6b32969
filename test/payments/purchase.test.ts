import { expect, it } from 'vitest';
import { gidOf, HOUR, MINUTE, newsOf, PEN, setStage } from './stage.ts';

it('goes from checkout to paid, and Shopify is told pending once and paid once', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  expect(stage.rail.state(gidOf('s1'))).toBe('pending');
  await stage.paid(reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.states).toEqual(['paid']);
  expect(books.codes).toEqual(['paid']);
  expect(books.told).toEqual(['pending applied', 'paid applied']);
  expect(books.money).toEqual(['settles 12050']);
  expect(books.raised).toEqual([]);
  expect(stage.rail.resolves).toEqual([gidOf('s1')]);
});

it('tells Shopify paid when the shopper pays while our pending call still fails', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.rail.refusal = { kind: 'again-later', code: 'HTTP_503' };
  await stage.first.drain();
  await stage.paid(reference);
  await stage.first.drain();
  stage.rail.refusal = null;
  await stage.wait(HOUR);
  const books = await stage.books();
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
  expect(books.told).toEqual(['pending superseded', 'paid applied']);
  expect(stage.rail.resolves).toHaveLength(1);
});

it('keeps the order paid when Shopify takes our pending only after our paid', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const slow = stage.rail.hold('pending', 'before');
  const speaking = stage.first.drain();
  await slow.arrived;
  await stage.paid(reference);
  await stage.second.drain();
  slow.release();
  await speaking;
  await stage.first.drain();
  const books = await stage.books();
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
  expect(books.states).toEqual(['paid']);
  expect(books.raised).toEqual([]);
});

it('opens LATE_PAYMENT when our reject timed out but was taken, and money comes after it', async () => {
  await using stage = await setStage();
  const { paymentId, voucher, reference } = await stage.landed();
  await stage.first.drain();
  stage.rail.next('reject', { kind: 'done-but-unanswered' });
  expect(await stage.first.giveUp(paymentId)).toBe('ordered-off');
  await stage.first.drain();
  expect((await stage.books()).told).toEqual(['pending applied', 'reject indeterminate']);
  await stage.paid(reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050']);
  expect(books.told).toEqual(['pending applied', 'reject superseded', 'paid refused']);
  expect(books.raised).toEqual(['LATE_PAYMENT']);
  expect(books.codes).toEqual(['paid']);
  expect(voucher.state).toBe('live');
});

it('tells paid when our reject timed out and was not taken, and money comes after it', async () => {
  await using stage = await setStage();
  const { paymentId, reference } = await stage.landed();
  await stage.first.drain();
  const lost = { kind: 'indeterminate', code: 'UNANSWERED_timeout' } as const;
  stage.rail.next('reject', { kind: 'error', error: lost });
  await stage.first.giveUp(paymentId);
  await stage.first.drain();
  await stage.paid(reference);
  await stage.first.drain();
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
  expect((await stage.books()).raised).toEqual([]);
});

it('raises one LATE_PAYMENT, not two, when paid and reject are both under way', async () => {
  await using stage = await setStage();
  const { paymentId, reference } = await stage.landed();
  await stage.first.drain();
  await stage.first.giveUp(paymentId);
  const reject = stage.rail.hold('reject', 'after');
  const rejecting = stage.first.drain();
  await reject.arrived;
  await stage.paid(reference);
  const paid = stage.rail.hold('paid', 'after');
  const paying = stage.second.drain();
  await paid.arrived;
  reject.release();
  await rejecting;
  paid.release();
  await paying;
  const books = await stage.books();
  expect(stage.rail.state(gidOf('s1'))).toBe('rejected');
  expect(books.raised).toEqual(['LATE_PAYMENT']);
});

it('does not void a code that was paid this very moment: DELETE is refused and the money counts', async () => {
  await using stage = await setStage();
  const { voucher, reference } = await stage.landed();
  await stage.first.drain();
  stage.gateway.pay(reference);
  expect(await stage.first.voidCode(voucher.id)).toEqual({ ok: true, value: 'paid' });
  await stage.first.drain();
  const books = await stage.books();
  expect(books.states).toEqual(['paid']);
  expect(books.told).toEqual(['pending applied', 'paid applied']);
});

it('counts the money when staff void while the shopper pays, whoever is first at the gateway', async () => {
  for (const when of ['before', 'after'] as const) {
    await using stage = await setStage();
    const { voucher, reference } = await stage.landed();
    await stage.first.drain();
    const call = stage.gateway.hold('void', when);
    const voiding = stage.first.voidCode(voucher.id);
    await call.arrived;
    await stage.paid(reference);
    await stage.second.drain();
    call.release();
    await voiding;
    await stage.wait(HOUR);
    const books = await stage.books();
    expect(books.money).toEqual(['settles 12050']);
    expect(books.codes).toEqual(['paid']);
    expect(books.states).toEqual(['paid']);
    expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
  }
});

it('calls a code voided when a sweep asked about it in the middle of the void', async () => {
  await using stage = await setStage();
  const { voucher } = await stage.landed();
  await stage.first.drain();
  const call = stage.gateway.hold('void', 'before');
  const voiding = stage.first.voidCode(voucher.id);
  await call.arrived;
  await stage.second.ask(voucher.id);
  call.release();
  expect(await voiding).toEqual({ ok: true, value: 'voided' });
  expect((await stage.books()).codes).toEqual(['voided']);
});

it('voids once when two people void at once, and says so to both', async () => {
  await using stage = await setStage();
  const { voucher } = await stage.landed();
  const call = stage.gateway.hold('void', 'before');
  const first = stage.first.voidCode(voucher.id);
  await call.arrived;
  expect(await stage.second.voidCode(voucher.id)).toEqual({ ok: true, value: 'voided' });
  call.release();
  expect(await first).toEqual({ ok: true, value: 'voided' });
});

it('takes up a void whose answer was lost, until the code is dead', async () => {
  await using stage = await setStage();
  const { voucher } = await stage.landed();
  stage.gateway.away = true;
  expect(await stage.first.voidCode(voucher.id)).toMatchObject({ ok: false });
  expect((await stage.books()).codes).toEqual(['voiding']);
  stage.gateway.away = false;
  await stage.wait(10 * MINUTE, MINUTE);
  expect((await stage.books()).codes).toEqual(['voided']);
  expect(stage.gateway.code(voucher.reference).status).toBe('voided');
});

it('leaves a code alone where the gateway cannot kill one', async () => {
  await using stage = await setStage();
  const { voucher } = await stage.landed();
  stage.world.voids = false;
  expect(await stage.first.voidCode(voucher.id)).toEqual({
    ok: false,
    error: { kind: 'cannot-void' },
  });
  expect((await stage.books()).codes).toEqual(['live']);
});

it('holds a wrong amount: no lapse, no reject, no void and no giving up until a person decides', async () => {
  await using stage = await setStage();
  await stage.house.asOwner(
    `insert into shop_settings (shop_id, on_lapse, updated_at) values ($1, 'reject', now())`,
    [stage.world.shopId],
  );
  const { paymentId, voucher, reference } = await stage.landed();
  await stage.first.drain();
  await stage.paid(reference, PEN('20.50'));
  await stage.first.drain();
  expect((await stage.books()).states).toEqual(['held']);
  expect(await stage.first.voidCode(voucher.id)).toEqual({
    ok: false,
    error: { kind: 'not-allowed-now' },
  });
  expect(await stage.first.giveUp(paymentId)).not.toBe('ordered-off');
  await stage.wait(72 * HOUR, 8 * HOUR);
  const books = await stage.books();
  expect(books.states).toEqual(['held']);
  expect(books.money).toEqual(['mismatch 2050']);
  expect(books.raised).toEqual(['WRONG_AMOUNT']);
  expect(books.told).toEqual(['pending applied']);
});

it('does not count money twice when asking finds it first and the notification names another amount', async () => {
  await using stage = await setStage();
  stage.gateway.namesWhatCameIn = false;
  const { voucher, reference } = await stage.landed();
  const operation = stage.gateway.pay(reference, PEN('20.50'));
  await stage.first.ask(voucher.id);
  expect((await stage.books()).money).toEqual(['settles 12050']);
  await stage.notify(newsOf(reference, operation));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050 reversed', 'mismatch 2050']);
  expect(books.raised).toContain('WRONG_AMOUNT');
  expect(books.states).toEqual(['held']);
});

it('says nothing to Shopify when the money was taken back before paid could be told', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  stage.rail.refusal = { kind: 'again-later', code: 'HTTP_503' };
  const operation = await stage.paid(reference);
  await stage.first.drain();
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.first.drain();
  stage.rail.refusal = null;
  await stage.wait(HOUR);
  const books = await stage.books();
  expect(books.told).toEqual(['pending applied', 'paid superseded']);
  expect(books.states).toEqual(['reversed']);
  expect(books.raised).toEqual(['REVERSED']);
  expect(stage.rail.resolves).toEqual([]);
});

it('raises REVERSED once when the money was taken back after Shopify was told paid', async () => {
  await using stage = await setStage();
  const { voucher, reference } = await stage.landed();
  const operation = await stage.paid(reference);
  await stage.first.drain();
  stage.gateway.reverse(reference);
  await stage.first.ask(voucher.id);
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.wait(HOUR);
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050 reversed']);
  expect(books.raised).toEqual(['REVERSED']);
  expect(books.states).toEqual(['reversed']);
});

it('settles anew when the shopper pays again after a reversal, and never tells paid twice', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const first = await stage.paid(reference);
  await stage.first.drain();
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, first, 'cip.refunded'));
  await stage.first.drain();
  await stage.paid(reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050 reversed', 'settles 12050']);
  expect(books.states).toEqual(['paid']);
  expect(books.told.filter((told) => told === 'paid applied')).toHaveLength(1);
  expect(stage.rail.heard.filter(({ what }) => what === 'paid')).toHaveLength(1);
});

it('keeps saying paid, and raises SHOPIFY_REFUSED, when the app was uninstalled before resolve', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  stage.world.installed = false;
  await stage.paid(reference);
  await stage.wait(2 * HOUR);
  const books = await stage.books();
  expect(books.states).toEqual(['paid']);
  expect(books.raised).toEqual(['SHOPIFY_REFUSED']);
  expect(books.told).toEqual(['pending applied', 'paid due']);
  stage.world.installed = true;
  await stage.wait(24 * HOUR, 3 * HOUR);
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
});

it('raises SHOPIFY_REFUSED when Shopify refuses paid for good', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.rail.next('paid', { kind: 'error', error: { kind: 'final', code: 'NOT_FOUND' } });
  await stage.paid(reference);
  await stage.wait(HOUR);
  const books = await stage.books();
  expect(books.raised).toEqual(['SHOPIFY_REFUSED']);
  expect(books.told.at(-1)).toBe('paid refused');
});

it('renews a token that Shopify no longer takes, within the same attempt', async () => {
  await using stage = await setStage();
  stage.rail.token = 'renewed';
  const { reference } = await stage.landed();
  await stage.paid(reference);
  await stage.first.drain();
  expect((await stage.books()).tells.at(-1)).toMatchObject({ state: 'applied', attempts: 1 });
});
