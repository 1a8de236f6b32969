import { createHmac, randomUUID } from 'node:crypto';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebhookDoor } from '#app/doors/webhooks.server.ts';
import { offerToDoors } from '#app/platform/door-dispatch.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { SHOP } from './session-tokens.ts';

/** One delivery as Shopify sends it; what is named here differs from the usual. */
export type Sent = {
  readonly topic: string;
  readonly payload?: unknown;
  readonly body?: string;
  readonly secret?: string;
  readonly registration?: string;
  readonly shop?: string;
  readonly id?: string;
  readonly triggeredAt?: Date;
  readonly method?: string;
  /** Replaces or, when undefined, takes out headers. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
};

/** The door of webhooks, served over plain HTTP, and a hand that signs like Shopify. */
export async function serveWebhooks(foundation: Foundation) {
  const log = { warn: () => undefined, error: () => undefined };
  const enter = offerToDoors([createWebhookDoor(foundation)], log);
  const server = createServer((req, res) => {
    if (!enter(req, res, req.url ?? '')) res.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    deliver: (sent: Sent) => deliver(port, sent),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function headersOf({ topic, secret, shop, id, triggeredAt, headers }: Sent, body: string) {
  const all: Record<string, string | undefined> = {
    'content-type': 'application/json',
    'x-shopify-topic': topic,
    'x-shopify-hmac-sha256': createHmac('sha256', secret ?? 'embedded-secret')
      .update(body)
      .digest('base64'),
    'x-shopify-shop-domain': shop ?? SHOP,
    'x-shopify-webhook-id': id ?? randomUUID(),
    'x-shopify-triggered-at': triggeredAt?.toISOString(),
    ...headers,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function deliver(port: number, sent: Sent): Promise<number> {
  const body = sent.body ?? JSON.stringify(sent.payload ?? {});
  const path = `/webhooks/${sent.registration ?? 'embedded'}`;
  return new Promise((resolve, reject) => {
    const method = sent.method ?? 'POST';
    const call = send({ port, path, method, headers: headersOf(sent, body) }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject).end(method === 'POST' ? body : undefined);
  });
}
