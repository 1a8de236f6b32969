import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { notificationDoor } from '#app/doors/notifications.server.ts';
import { paymentSessionDoor, refundSessionDoor } from '#app/doors/sessions.server.ts';
import { findInstalledShop } from '#app/merchants/installations.server.ts';
import { createReceive } from '#app/notifications/receive.server.ts';
import { createOpenSessions } from '#app/payments/open.server.ts';
import { offerToDoors } from '#app/platform/door-dispatch.server.ts';
import { openRefund } from '#app/refunds/open.server.ts';
import type { Process } from '../payments/process.ts';
import { signed } from '../payments/stage.ts';

export const SHOP = 'tienda-lima.myshopify.com';

type Sent = {
  readonly path: string;
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
};
type Answered = { readonly status: number; readonly body: string };

/** The machine doors of one process over plain HTTP, and the hands of a gateway and of Shopify that knock. `await using`. */
export async function openDoors({ deps, account }: Process) {
  const sessionDeps = {
    openSession: createOpenSessions(deps),
    openRefund: (refund: Parameters<typeof openRefund>[1]) => openRefund(deps, refund),
    findInstalledShop: (ref: { registrationKey: string; domain: string }) =>
      findInstalledShop(deps, ref),
    gap: deps.gap,
    log: deps.log,
  };
  const doors = [
    notificationDoor({
      findAccount: async (key) => (key === 'key-of-the-account' ? account : null),
      receive: createReceive(deps),
      wake: () => undefined,
      log: deps.log,
      config: deps.config,
    }),
    paymentSessionDoor(sessionDeps),
    refundSessionDoor(sessionDeps),
  ];
  const enter = offerToDoors(doors, { warn: () => undefined, error: () => undefined });
  const server = createServer((req, res) => {
    if (!enter(req, res, new URL(req.url ?? '', 'http://door').pathname)) res.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    /** The gateway tells of something, signed with the account's secret or another. */
    notify: (news: object | string, secret?: string) => {
      const { body, headers } = signed(news, secret);
      return post(port, { path: '/notifications/pagoefectivo/key-of-the-account', body, headers });
    },
    /** Shopify asks for a payment, for the shop that its header names. */
    openSession: (body: object, { shop = SHOP, query = '' } = {}) =>
      post(port, {
        path: `/registrations/payments/payment-sessions${query}`,
        body: JSON.stringify(body),
        headers: { 'shopify-shop-domain': shop },
      }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const post = (port: number, { path, body, headers }: Sent): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const all = { 'content-type': 'application/json', ...headers };
    const call = send({ port, path, method: 'POST', headers: all }, async (answer) => {
      let text = '';
      for await (const part of answer.setEncoding('utf8')) text += part;
      resolve({ status: answer.statusCode ?? 0, body: text });
    });
    call.on('error', reject).end(body);
  });
