import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { notificationDoor } from '#app/doors/notifications.server.ts';
import { paymentSessionDoor, refundSessionDoor } from '#app/doors/sessions.server.ts';
import { findInstalledShop } from '#app/merchants/installations.server.ts';
import { createNotifications } from '#app/notifications/notifications.server.ts';
import { createOpenSessions } from '#app/payments/open.server.ts';
import { openDatabase } from '#app/platform/database.server.ts';
import { offerToDoors, pathOf } from '#app/platform/door-dispatch.server.ts';
import { createLog, listenerLog } from '#app/platform/log.server.ts';
import { openRefund } from '#app/refunds/open.server.ts';
import { HOUR, newsOf, PEN, type Stage, sessionBody, setStage, signed } from './stage.ts';

const SHOP = 'tienda-lima.myshopify.com';
const SESSIONS = '/registrations/payments/payment-sessions';
const REFUNDS = '/registrations/payments/refund-sessions';
const NEWS = '/notifications/pagoefectivo/live-account-of-the-test-shop';

/** The machine doors behind a real socket. */
async function openDoors(stage: Stage, database = stage.first.deps.database) {
  const deps = { ...stage.first.deps, database };
  const notifications = createNotifications(deps, () => undefined);
  const log = createLog('silent');
  const sessions = {
    openSession: createOpenSessions(deps),
    openRefund: (refund: Parameters<typeof openRefund>[1]) => openRefund(deps, refund),
    findInstalledShop: (ref: { registrationKey: string; domain: string }) =>
      findInstalledShop(deps, ref),
    gap: deps.gap,
    log,
  };
  const offer = offerToDoors(
    [
      paymentSessionDoor(sessions),
      refundSessionDoor(sessions),
      notificationDoor({ ...notifications, wake: () => undefined, log, config: deps.config }),
    ],
    listenerLog(log),
  );
  const server = createServer((req, res) => {
    if (!offer(req, res, pathOf(req) ?? '')) res.writeHead(404).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    post: async (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
      const answer = await fetch(origin + path, {
        method: 'POST',
        body: Buffer.from(body),
        headers,
      });
      return { status: answer.status, text: await answer.text() };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const fromShop = (domain = SHOP) => ({ 'shopify-shop-domain': domain });
const session = (changes: object = {}) => JSON.stringify({ ...sessionBody(), ...changes });
const delivered = (news: object | string, secret?: string) => {
  const { body, headers } = signed(news, secret);
  return [body, headers] as const;
};

it('answers a session with our page, the same one for ever', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage);
  const first = await doors.post(SESSIONS, session(), fromShop());
  expect(first.status).toBe(200);
  expect(JSON.parse(first.text)).toEqual({
    redirect_url: expect.stringMatching(/^https:\/\/app\.codigo\.example\/pay\/[\w-]{64}$/),
  });
  expect(await doors.post(SESSIONS, session({ amount: '1.00' }), fromShop())).toEqual(first);
});

it('refuses every bad session with a 4xx and keeps nothing of it', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage);
  const bad = [
    '',
    'null',
    '[]',
    '{',
    '\u0000',
    '{"x":'.repeat(40_000),
    session({ amount: '-1' }),
    session({ amount: '1e3' }),
    session({ amount: 120.505 }),
    session({ id: '' }),
    session({ id: 'a\0' }),
    session({ group: '\ud800' }),
    session({ test: 'yes' }),
    session({ kind: 'capture' }),
    session({ proposed_at: '0000-01-01T00:00:00Z' }),
    session({ customer: [] }),
  ];
  for (const body of bad) {
    const { status } = await doors.post(SESSIONS, body, fromShop());
    expect([body.slice(0, 80), status]).toEqual([body.slice(0, 80), 400]);
  }
  const huge = session({ note: 'x'.repeat(300_000) });
  expect((await doors.post(SESSIONS, huge, fromShop())).status).toBe(413);
  expect((await stage.books()).payments).toEqual([]);
});

it('believes only a shop that has this registration installed, by the header and not by the body', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage);
  const status = async (headers: Record<string, string>, path = SESSIONS) =>
    (await doors.post(path, session({ shop: SHOP, shop_domain: SHOP }), headers)).status;
  expect(await status({})).toBe(403);
  expect(await status(fromShop('otra.myshopify.com'))).toBe(403);
  expect(await status(fromShop(`${SHOP}, otra.myshopify.com`))).toBe(403);
  expect(await status(fromShop(), '/registrations/unknown/payment-sessions')).toBe(403);
  await stage.house.asOwner(
    `update installation set state = 'uninstalled', uninstalled_at = now()
     where registration_key = 'payments'`,
  );
  stage.clock.move(HOUR);
  expect(await status(fromShop())).toBe(403);
  expect((await stage.books()).payments).toEqual([]);
});

it('answers a refund 201 with {}, the same for ever', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage);
  const refund = { id: 'r1', gid: 'gid://shopify/RefundSession/r1', payment_id: 's1', test: false };
  const body = JSON.stringify({ ...refund, amount: '1.00', currency: 'PEN' });
  for (let time = 0; time < 3; time += 1)
    expect(await doors.post(REFUNDS, body, fromShop())).toEqual({ status: 201, text: '{}' });
  expect((await doors.post(REFUNDS, '{}', fromShop())).status).toBe(400);
  expect((await doors.post(REFUNDS, body)).status).toBe(403);
});

it('acknowledges a notification only when it is verified and kept, whatever it says', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage);
  const news = newsOf('5', { number: '1', amount: PEN('1.00') });
  expect((await doors.post(NEWS, ...delivered(news))).status).toBe(200);
  expect((await doors.post(NEWS, ...delivered(news))).status).toBe(200);
  expect((await doors.post(NEWS, ...delivered('verified, and no JSON'))).status).toBe(200);
  expect((await doors.post(NEWS, ...delivered({ eventType: 'cip.born' }))).status).toBe(200);
  const states = (await stage.books()).notifications.map(({ state }) => state);
  expect(states).toEqual(['due', 'unreadable', 'unreadable']);
});

it('refuses an unverified notification with a 4xx, and one for no account with a 404', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage);
  const news = newsOf('5', { number: '1', amount: PEN('1.00') });
  const [body, headers] = delivered(news);
  const status = async (path: string, more: Record<string, string>, text = body) =>
    (await doors.post(path, text, more)).status;
  expect((await doors.post(NEWS, ...delivered(news, 'another-secret-key'))).status).toBe(401);
  expect(await status(NEWS, {})).toBe(401);
  expect(await status(NEWS, { 'pe-signature': 'nonsense' })).toBe(401);
  expect(await status(NEWS, headers, Buffer.concat([body, Buffer.from('0')]))).toBe(401);
  expect(await status('/notifications/pagoefectivo/unknown-unknown-unknown', headers)).toBe(404);
  expect(await status(NEWS.replace('pagoefectivo', 'payu'), headers)).toBe(404);
  expect((await stage.books()).notifications).toEqual([]);
});

it('says 503 and acknowledges nothing while the database is away', async () => {
  await using stage = await setStage();
  const away = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none', poolSize: 1 });
  await using doors = await openDoors(stage, away);
  const news = newsOf('5', { number: '1', amount: PEN('1.00') });
  expect((await doors.post(SESSIONS, session(), fromShop())).status).toBe(503);
  expect((await doors.post(NEWS, ...delivered(news))).status).toBe(503);
  await away.close();
});
