import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export type Heard = { url: string; headers: Record<string, unknown>; body: string };

export type Answer = { status: number; body?: string; headers?: Record<string, string> };

/**
 * The app's understudy.
 * why: the sandbox knows nothing of the app, so its own tests bring somebody who picks up the
 * phone: a browser door, and a session door that demands client certificates.
 */
export type Understudy = {
  heard: Heard[];
  ports: { web: number; sessions: number };
  /** Pages for a browser, by path; their answers come before `answerNext`. */
  pages: Map<string, string>;
  /** Answers the next requests in this way, then as usual. */
  answerNext(...answers: Answer[]): void;
  openSessionDoor(tls: { key: string; cert: string; ca: string }): Promise<void>;
  close(): void;
};

export async function createUnderstudy(): Promise<Understudy> {
  const heard: Heard[] = [];
  const next: Answer[] = [];
  const pages = new Map<string, string>();
  const web = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', (): void => {
      heard.push({ url: req.url ?? '', headers: req.headers, body });
      const page = pages.get((req.url ?? '').split('?')[0] ?? '');
      if (page) return void res.writeHead(200, FRAMED).end(page);
      const { status, headers = {}, body: answer } = next.shift() ?? usual(body);
      res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(answer);
    });
  });
  const ports = { web: await listening(web), sessions: await freePort() };
  let sessions: Server | null = null;
  return {
    heard,
    pages,
    ports,
    answerNext: (...answers) => void next.push(...answers),
    async openSessionDoor(tls) {
      sessions = createTlsServer({ ...tls, requestCert: true, rejectUnauthorized: true });
      sessions.on('request', (req, res) => web.emit('request', req, res));
      sessions.on('tlsClientError', () => undefined);
      await listening(sessions, ports.sessions);
    },
    close() {
      web.close();
      sessions?.close();
    },
  };
}

const FRAMED = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': 'frame-ancestors https://*.myshopify.com https://admin.shopify.com',
};

/** A payment session gets a page of its own, everything else an empty 201. */
function usual(body: string): Answer {
  const { id, payment_id: paymentId } = JSON.parse(body || '{}') as Record<string, string>;
  if (!id || paymentId) return { status: 201, body: '{}' };
  const redirect = { redirect_url: `https://app.codigo.example/pay/of-${id}` };
  return { status: 200, body: JSON.stringify(redirect) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
