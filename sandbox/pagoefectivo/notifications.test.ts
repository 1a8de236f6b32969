import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LATE_POST_MS } from '../till/notifications.ts';
import { House, NOTIFICATION_URL, type Sent, service } from './house.fixture.ts';
import { SECOND_ATTEMPT_MS } from './index.ts';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.open();
});
afterEach(async () => await house.close());

function only(): Sent {
  expect(house.sent).toHaveLength(1);
  return house.sent[0] ?? { url: '', signature: '', body: '' };
}

function hmac(text: string): string {
  return createHmac('sha256', service.secretKey).update(text).digest('hex');
}

it('tells of a payment as the official document shows it, signed over the very bytes', async () => {
  const cip = await house.issue();
  await house.pay(cip, { amount: '22.05', operation: '1253' });
  const { body, signature, url } = only();
  expect(url).toBe(NOTIFICATION_URL);
  expect(body).toBe(
    `{"eventType":"cip.paid","operationNumber":"1253","data":{"cip":"${cip}","currency":"PEN","amount":22.05}}`,
  );
  expect(signature).toBe(hmac(body));
});

it.each([
  [
    { pascalCase: true },
    /^\{"EventType":"cip\.paid","OperationNumber":"\d+","Data":\{"Cip":"\d+","Currency":"PEN","Amount":1001\}\}$/,
  ],
  [{ numericCip: true }, /"operationNumber":\d+,"data":\{"cip":\d+,/],
  [{ trailingZeros: true }, /"amount":1001\.00\}/],
  [{ extraFields: true }, /"paymentDate":"2026-11-20T10:00:00-05:00","transactionCode":"T-1"/],
])('can write it as public integrations have seen it: %o', async (variant, form) => {
  const cip = await house.issue({ amount: 1001 });
  house.pagoEfectivo.variants.set(variant);
  await house.pay(cip);
  expect(only().body).toMatch(form);
  expect(only().signature).toBe(hmac(only().body));
});

it('can send the body indented though it signed the compact text', async () => {
  house.pagoEfectivo.variants.set({ indented: true });
  await house.pay(await house.issue());
  const { body, signature } = only();
  expect(body).toContain('\n  "eventType": "cip.paid",\n');
  expect(signature).not.toBe(hmac(body));
  expect(signature).toBe(hmac(body.replace(/\s/g, '')));
});

it('tries exactly once more when the merchant does not answer 200', async () => {
  house.merchantSays.push({ status: 503 }, { failed: 'connection refused' });
  await house.pay(await house.issue());
  await house.pass(SECOND_ATTEMPT_MS - 1);
  expect(house.sent).toHaveLength(1);
  await house.pass(1);
  await house.pass(24 * 60 * 60_000);
  expect(house.sent).toHaveLength(2);
  expect(house.sent[0]).toStrictEqual(house.sent[1]);
  expect(house.pagoEfectivo.books().notifications).toMatchObject([
    { attempt: 1, status: 503, failed: null },
    { attempt: 2, status: null, failed: 'connection refused' },
  ]);
});

it('tries no second time once the merchant took it', async () => {
  await house.pay(await house.issue());
  await house.pass(24 * 60 * 60_000);
  expect(house.sent).toHaveLength(1);
});

it('sends nothing while no URL is registered, and sends there once it is', async () => {
  house.pagoEfectivo.accounts.setNotificationUrl(service.idService, null);
  await house.pay(await house.issue());
  expect(house.sent).toHaveLength(0);
  house.pagoEfectivo.accounts.setNotificationUrl(service.idService, 'https://elsewhere.example/n');
  await house.pass(SECOND_ATTEMPT_MS);
  expect(only().url).toBe('https://elsewhere.example/n');
});

it.each([
  ['lost', 0, 0],
  ['doubled', 2, 2],
  ['late', 0, 1],
])(
  'treats the next notification as %s when that fault is set once',
  async (fault, atOnce, later) => {
    house.pagoEfectivo.faults.set('pagoefectivo.notifications', fault, 1);
    await house.pay(await house.issue());
    expect(house.sent).toHaveLength(atOnce);
    await house.pass(LATE_POST_MS);
    expect(house.sent).toHaveLength(later);
    await house.pay(await house.issue());
    expect(house.sent).toHaveLength(later + 1);
  },
);

it('tells of a lapse only where that variant is on', async () => {
  await house.issue();
  await house.pass(48 * 60 * 60_000);
  expect(house.sent).toHaveLength(0);
  house.pagoEfectivo.variants.set({ tellsExpiry: true });
  await house.issue({ dateExpiry: '2026-11-22T11:00:00-05:00' });
  await house.pass(60 * 60_000);
  expect(only().body).toContain('"cip.expired"');
});
