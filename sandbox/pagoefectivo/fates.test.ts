import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CodeLine } from '../till/books.ts';
import { FATE_GAPS, fateOf } from '../till/fates.ts';
import { holdsPending } from '../till/holds-pending.ts';
import { House } from './house.fixture.ts';
import { SECOND_ATTEMPT_MS } from './index.ts';

const DAY = 24 * 60 * 60_000;
let house: House;
beforeEach(async () => {
  house = new House();
  await house.open();
});
afterEach(async () => await house.close());

async function shop(fate: string): Promise<string> {
  return await house.issue({ userEmail: `${fate}@shopper.example` });
}

function line(cip: string): CodeLine | undefined {
  return house.pagoEfectivo.books().codes.find((code) => code.code === cip);
}

function events(): string[] {
  return house.sent.map(({ body }) => (JSON.parse(body) as { eventType: string }).eventType);
}

it('reads the fate from the local part of the e-mail, tags aside', () => {
  expect(fateOf('Twice+7@shopper.example')).toBe('twice');
  expect(fateOf('ana@shopper.example')).toBeNull();
});

it('leaves the code of any other shopper to a person', async () => {
  const cip = await shop('ana');
  await house.pass(DAY);
  expect(line(cip)).toMatchObject({ status: 'awaiting', payments: [] });
});

it('at-once: is paid a moment later', async () => {
  const cip = await shop('at-once');
  await house.pass(FATE_GAPS.atOnce);
  expect(line(cip)).toMatchObject({
    status: 'paid',
    payments: [{ amountMinor: '12550', reversedAt: null }],
  });
  expect(events()).toStrictEqual(['cip.paid']);
});

it('at-once: is refused by the bank when the shop voided the code first', async () => {
  const cip = await shop('at-once');
  await house.call('DELETE', `/v1/cips/${cip}`, '');
  await house.pass(FATE_GAPS.atOnce);
  expect(line(cip)).toMatchObject({ status: 'voided', payments: [] });
});

it('while-pending: holds the pending call until the money is in and told', async () => {
  const payment = { email: 'while-pending@shopper.example', amountMinor: 12550n };
  expect(holdsPending([house.pagoEfectivo], payment)).toBe(true);
  house.merchantSays.push({ status: 503 });
  await shop('while-pending');
  await house.pass(FATE_GAPS.whilePending);
  expect(holdsPending([house.pagoEfectivo], payment)).toBe(true);
  await house.pass(SECOND_ATTEMPT_MS);
  expect(holdsPending([house.pagoEfectivo], payment)).toBe(false);
  expect(holdsPending([house.pagoEfectivo], { ...payment, email: 'ana@shopper.example' })).toBe(
    false,
  );
});

it('late: is paid hours after the deadline, also when the code was voided meanwhile', async () => {
  const [kept, voided] = [await shop('late'), await shop('late+2')];
  await house.call('DELETE', `/v1/cips/${voided}`, '');
  await house.pass(2 * DAY);
  expect(line(kept)).toMatchObject({ status: 'lapsed' });
  await house.pass(FATE_GAPS.late);
  expect(line(kept)).toMatchObject({ status: 'paid' });
  expect(line(voided)).toMatchObject({ status: 'paid' });
});

it('late: waits for the new deadline when the shop moved it', async () => {
  const cip = await shop('late');
  await house.call('PATCH', `/v1/cips/${cip}`, '{"dateExpiry":"2026-11-24T10:00:00-05:00"}');
  await house.pass(2 * DAY + FATE_GAPS.late);
  expect(line(cip)).toMatchObject({ status: 'awaiting' });
  await house.pass(2 * DAY);
  expect(line(cip)).toMatchObject({ status: 'paid' });
});

it('never: lapses', async () => {
  const cip = await shop('never');
  await house.pass(30 * DAY);
  expect(line(cip)).toMatchObject({ status: 'lapsed', payments: [] });
});

it('twice: is paid twice under two operation numbers, and told twice', async () => {
  const cip = await shop('twice');
  await house.pass(FATE_GAPS.atOnce);
  await house.pass(FATE_GAPS.secondPayment);
  const payments = line(cip)?.payments ?? [];
  expect(new Set(payments.map(({ operation }) => operation)).size).toBe(2);
  expect(events()).toStrictEqual(['cip.paid', 'cip.paid']);
});

it('wrong-amount: notification and search both say what really came in', async () => {
  const cip = await shop('wrong-amount');
  await house.pass(FATE_GAPS.atOnce);
  expect(house.sent[0]?.body).toContain('"amount":120.5}');
  expect((await house.search(cip))[0]).toMatchObject({ status: 23, amount: 120.5 });
});

it('reversed: is paid, then taken back, and search no longer says paid', async () => {
  const cip = await shop('reversed');
  await house.pass(FATE_GAPS.atOnce);
  expect((await house.search(cip))[0]).toMatchObject({ status: 23 });
  await house.pass(FATE_GAPS.reversal);
  expect(events()).toStrictEqual(['cip.paid', 'cip.refunded']);
  expect((await house.search(cip))[0]).toMatchObject({
    status: 22,
    datePayment: '1900-01-01T00:00:00-05:00',
  });
  expect(line(cip)?.payments[0]?.reversedAt).not.toBeNull();
});

it('notification-lost: is paid, and neither attempt arrives', async () => {
  const cip = await shop('notification-lost');
  await house.pass(FATE_GAPS.atOnce);
  await house.pass(DAY);
  expect(line(cip)).toMatchObject({ status: 'paid' });
  expect(house.sent).toHaveLength(0);
  expect(house.pagoEfectivo.books().notifications.map(({ attempt }) => attempt)).toStrictEqual([
    1, 2,
  ]);
});

it('notification-doubled: the same bytes come twice at once', async () => {
  await shop('notification-doubled');
  await house.pass(FATE_GAPS.atOnce);
  expect(house.sent).toHaveLength(2);
  expect(house.sent[0]).toStrictEqual(house.sent[1]);
});

it('notification-reordered: the reversal is told before the payment', async () => {
  await shop('notification-reordered');
  await house.pass(FATE_GAPS.atOnce);
  await house.pass(FATE_GAPS.reversal);
  expect(events()).toStrictEqual(['cip.refunded', 'cip.paid']);
});

it('orphan: the first code is made in silence and paid; the second is answered and stays unpaid', async () => {
  await expect(
    house.issue({ userEmail: 'orphan@shopper.example', transactionCode: 'first' }, 100),
  ).rejects.toThrow('timed out');
  const second = await shop('orphan');
  await house.pass(FATE_GAPS.orphanPaidAfterSecondCode);
  await house.pass(DAY);
  const [orphan] = house.pagoEfectivo.books().codes;
  expect(orphan).toMatchObject({ transactionCode: 'first', status: 'paid', payments: [{}] });
  expect(line(second)).toMatchObject({ status: 'awaiting', payments: [] });
});

it('says when the next thing is due, so that the clock can be moved right to it', async () => {
  await shop('at-once');
  expect(house.pagoEfectivo.nextDue()?.getTime()).toBe(house.now.getTime() + FATE_GAPS.atOnce);
});
