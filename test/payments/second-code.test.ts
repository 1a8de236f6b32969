import { expect, it } from 'vitest';
import { gidOf, HOUR, MINUTE, newsOf, PEN, type Stage, sessionBody, setStage } from './stage.ts';

/** An attempt whose answer never came (2500001), and the code that the shopper then got (2500002). */
async function orphanAndSecondCode(stage: Stage) {
  stage.gateway.next('issue', { kind: 'done-but-unanswered' });
  const { paymentId } = await stage.first.openBody(sessionBody());
  await stage.first.land(paymentId);
  await stage.first.land(paymentId);
  await stage.first.drain();
  return { paymentId, orphan: '2500001', second: '2500002' };
}

const happened = (stage: Stage, kind: string) =>
  stage.house.asOwner<{ actor: string; data: Record<string, string | null> }>(
    'select actor, data from event where kind = $1 order by at, id',
    [kind],
  );

const statusOf = (stage: Stage, reference: string) => stage.gateway.code(reference).status;

it('makes the code unpayable that the shopper holds, once the lost one of the same checkout was paid', async () => {
  await using stage = await setStage();
  const { orphan, second } = await orphanAndSecondCode(stage);
  await stage.paid(orphan);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.codes).toEqual(['paid', 'voided']);
  expect(books.states).toEqual(['paid']);
  expect(books.raised).toEqual([]);
  expect(statusOf(stage, second)).toBe('voided');
  const [receipt] = books.receipts;
  expect(await happened(stage, 'voucher.voiding')).toEqual([
    {
      actor: 'clock',
      data: { reference: second, why: 'paid-elsewhere', receipt: receipt?.['id'] },
    },
  ]);
  expect(await happened(stage, 'voucher.voided')).toMatchObject([{ actor: 'clock' }]);
});

it('has written down that it voids the second code in the same commit as the money', async () => {
  await using stage = await setStage();
  const { orphan } = await orphanAndSecondCode(stage);
  const call = stage.gateway.hold('void', 'before');
  await stage.paid(orphan);
  const working = stage.first.drain();
  await call.arrived;
  const books = await stage.books();
  expect(books.codes).toEqual(['paid', 'voiding']);
  expect(books.money).toEqual(['settles 12050']);
  const underWay = books.vouchers.at(-1)?.['lease_until'] as Date;
  expect(underWay > stage.clock.now()).toBe(true);
  call.release();
  await working;
});

it('writes the money of the second code down, whether the shopper pays it just before or just after we void it', async () => {
  for (const when of ['before', 'after'] as const) {
    await using stage = await setStage();
    const { orphan, second } = await orphanAndSecondCode(stage);
    const call = stage.gateway.hold('void', when);
    await stage.paid(orphan);
    const working = stage.first.drain();
    await call.arrived;
    await stage.paid(second);
    if (when === 'after') await stage.second.drain();
    call.release();
    await working;
    await stage.wait(2 * HOUR);
    const books = await stage.books();
    expect(books.money).toEqual(['settles 12050', 'surplus 12050']);
    expect(books.codes).toEqual(['paid', 'paid']);
    expect(books.raised).toEqual(['DOUBLE_PAYMENT']);
    expect(stage.rail.resolves).toEqual([gidOf('s1')]);
    expect(books.notifications.every(({ state }) => state === 'applied')).toBe(true);
  }
});

it('finds the money of the second code when DELETE is refused and no notification ever comes', async () => {
  await using stage = await setStage();
  const { orphan, second } = await orphanAndSecondCode(stage);
  const call = stage.gateway.hold('void', 'before');
  await stage.paid(orphan);
  const working = stage.first.drain();
  await call.arrived;
  stage.gateway.pay(second);
  call.release();
  await working;
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050', 'surplus 12050']);
  expect(books.raised).toEqual(['DOUBLE_PAYMENT']);
});

it('voids the lost code, too, when its name comes only after the second was paid', async () => {
  await using stage = await setStage();
  const { orphan, second } = await orphanAndSecondCode(stage);
  await stage.paid(second);
  await stage.first.drain();
  expect((await stage.books()).codes).toEqual(['orphan', 'paid']);
  await stage.notify(newsOf(orphan, { number: '1', amount: PEN('120.50') }, 'cip.expired'));
  await stage.first.drain();
  expect((await stage.books()).codes).toEqual(['voided', 'paid']);
  expect(statusOf(stage, orphan)).toBe('voided');
});

it('voids a code whose answer comes so late that another of its checkout lives, or is paid', async () => {
  for (const order of ['paid first', 'answered first'] as const) {
    await using stage = await setStage();
    const { paymentId } = await stage.first.openBody(sessionBody());
    const slow = stage.gateway.hold('issue', 'after');
    const landing = stage.first.land(paymentId);
    await slow.arrived;
    await stage.wait(2 * MINUTE, MINUTE);
    await stage.second.land(paymentId);
    if (order === 'paid first') {
      await stage.paid('2500002');
      await stage.second.drain();
    }
    slow.release();
    await landing;
    if (order === 'answered first') await stage.paid('2500002');
    await stage.second.drain();
    expect((await stage.books()).codes).toEqual(['voided', 'paid']);
    expect(statusOf(stage, '2500001')).toBe('voided');
  }
});

it('leaves the second code payable, and shows it, where the gateway cannot kill one', async () => {
  await using stage = await setStage();
  const { orphan, second } = await orphanAndSecondCode(stage);
  // why: the one gateway of the registry can void; an account of a gateway that it does not name cannot.
  await stage.house.asOwner(`update gateway_account set gateway = 'cannot-void'`);
  await stage.paid(orphan);
  await stage.wait(HOUR);
  expect((await stage.books()).codes).toEqual(['paid', 'live']);
  expect(statusOf(stage, second)).toBe('awaiting');
  expect(stage.gateway.calls).not.toContain('void');
});

it('goes on voiding, ever more rarely, while the gateway refuses though the code awaits', async () => {
  await using stage = await setStage();
  const { orphan, second } = await orphanAndSecondCode(stage);
  const refused = { kind: 'rejected', code: '113', reason: 'not-allowed-now' } as const;
  for (let time = 0; time < 9; time += 1)
    stage.gateway.next('void', { kind: 'error', error: refused });
  await stage.paid(orphan);
  await stage.first.drain();
  const voids = () => stage.gateway.calls.filter((call) => call === 'void').length;
  expect(voids()).toBe(1);
  await stage.wait(HOUR, MINUTE);
  expect(voids()).toBe(7);
  expect((await stage.books()).codes).toEqual(['paid', 'voiding']);
  await stage.wait(4 * HOUR, 10 * MINUTE);
  expect((await stage.books()).codes).toEqual(['paid', 'voided']);
  expect(voids()).toBe(10);
  expect(statusOf(stage, second)).toBe('voided');
  const moves = ['voucher.live', 'voucher.voiding', 'voucher.voided'];
  const counts = await Promise.all(moves.map((kind) => happened(stage, kind)));
  expect(counts.map(({ length }) => length)).toEqual([1, 1, 1]);
});

it('voids the second code as soon as a gateway that was away is back', async () => {
  await using stage = await setStage();
  const { orphan } = await orphanAndSecondCode(stage);
  const call = stage.gateway.hold('void', 'before');
  await stage.paid(orphan);
  const working = stage.first.drain();
  await call.arrived;
  stage.gateway.away = true;
  call.release();
  await working;
  await stage.wait(5 * MINUTE, MINUTE);
  expect((await stage.books()).codes).toEqual(['paid', 'voiding']);
  stage.gateway.away = false;
  await stage.wait(10 * MINUTE, MINUTE);
  expect((await stage.books()).codes).toEqual(['paid', 'voided']);
});

it('takes up the void of the second code where another process died', async () => {
  await using stage = await setStage();
  const { orphan } = await orphanAndSecondCode(stage);
  const dying = stage.gateway.hold('void', 'before');
  await stage.paid(orphan);
  const never = stage.second.drain();
  await dying.arrived;
  await stage.wait(2 * MINUTE, MINUTE);
  expect((await stage.books()).codes).toEqual(['paid', 'voided']);
  dying.release();
  await never;
  expect((await stage.books()).codes).toEqual(['paid', 'voided']);
});

it('voids the second code while money of another amount waits for a person', async () => {
  await using stage = await setStage();
  const { orphan, second } = await orphanAndSecondCode(stage);
  await stage.paid(orphan, PEN('20.50'));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.states).toEqual(['held']);
  expect(books.codes).toEqual(['paid', 'voided']);
  expect(statusOf(stage, second)).toBe('voided');
});

it('issues nothing by itself when the only money was taken back, and lets that code be paid again', async () => {
  await using stage = await setStage();
  const { orphan } = await orphanAndSecondCode(stage);
  const operation = await stage.paid(orphan);
  await stage.first.drain();
  stage.gateway.reverse(orphan);
  await stage.notify(newsOf(orphan, operation, 'cip.refunded'));
  await stage.wait(2 * HOUR);
  const books = await stage.books();
  expect(books.states).toEqual(['reversed']);
  expect(books.codes).toEqual(['paid', 'voided']);
  expect(stage.gateway.codes).toHaveLength(2);
  expect(statusOf(stage, orphan)).toBe('awaiting');
});

it('voids a code whose money was taken back when its checkout is paid by another', async () => {
  await using stage = await setStage();
  const { orphan, second } = await orphanAndSecondCode(stage);
  stage.gateway.pay(second);
  const operation = await stage.paid(orphan);
  await stage.first.drain();
  expect((await stage.books()).money).toEqual(['settles 12050', 'surplus 12050']);
  stage.gateway.reverse(orphan);
  await stage.notify(newsOf(orphan, operation, 'cip.refunded'));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.states).toEqual(['paid']);
  expect(books.codes).toEqual(['voided', 'paid']);
  expect(statusOf(stage, orphan)).toBe('voided');
});

it('voids a code once more that came to life again when money on it was taken back', async () => {
  await using stage = await setStage();
  const { orphan, second } = await orphanAndSecondCode(stage);
  const voucher = (await stage.books()).vouchers.at(-1);
  await stage.first.voidCode(voucher?.id ?? '');
  const operation = stage.gateway.pay(second);
  stage.gateway.reverse(second);
  await stage.notify(newsOf(second, operation, 'cip.refunded'));
  await stage.first.drain();
  expect(statusOf(stage, second)).toBe('awaiting');
  await stage.paid(orphan);
  await stage.first.drain();
  expect(statusOf(stage, second)).toBe('voided');
  expect((await stage.books()).codes).toEqual(['paid', 'voided']);
});

it('ends a void that staff had begun when the money arrives on the other code', async () => {
  await using stage = await setStage();
  const { orphan } = await orphanAndSecondCode(stage);
  stage.gateway.away = true;
  const second = (await stage.books()).vouchers.at(-1);
  await stage.first.voidCode(second?.id ?? '');
  stage.gateway.away = false;
  await stage.paid(orphan);
  await stage.first.drain();
  await stage.wait(3 * MINUTE, MINUTE);
  const books = await stage.books();
  expect(books.codes).toEqual(['paid', 'voided']);
  expect(await happened(stage, 'voucher.voiding')).toMatchObject([{ actor: 'staff:7' }]);
});
