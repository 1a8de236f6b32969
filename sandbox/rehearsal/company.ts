import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetch, ProxyAgent } from 'undici';
import { type Sandbox, startSandbox } from '../start.ts';
import { parseConfig } from '../world/config.ts';
import { createUnderstudy, type Understudy } from './understudy.ts';

export const SHOP = 'tienda-lima.myshopify.com';
export const EMBEDDED = { clientId: 'embedded-client', secret: 'embedded-secret' };
export const PAYMENTS = { clientId: 'payments-client', secret: 'payments-secret' };

type Json = Record<string, unknown>;
export type Said = { status: number; body: Json };

/** The sandbox on stage with an understudy for the app. */
export type Company = {
  app: Understudy;
  sandbox: Sandbox;
  /** A control command; the body makes it a POST. */
  control(path: string, body?: Json): Promise<Said>;
  /** A request to a simulated host, through the proxy, trusting the stage's authority. */
  call(url: string, body: unknown, headers?: Record<string, string>): Promise<Said>;
  close(): Promise<void>;
};

export async function assemble(): Promise<Company> {
  const dir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const app = await createUnderstudy();
  const sandbox = await startSandbox(config(dir, app), () => undefined);
  const { files, ports } = sandbox.ready;
  const pem = (file: string) => readFileSync(file, 'utf8');
  await app.openSessionDoor({
    key: pem(files.sessionsKey),
    cert: pem(files.sessionsCert),
    ca: pem(files.shopifyClientCa),
  });
  const proxy = new ProxyAgent({
    uri: `http://127.0.0.1:${ports.proxy}`,
    requestTls: { ca: pem(files.netCa) },
  });
  return {
    app,
    sandbox,
    async control(path, body) {
      const init = body && { method: 'POST', body: JSON.stringify(body) };
      const response = await fetch(`http://127.0.0.1:${ports.control}${path}`, init);
      return { status: response.status, body: (await response.json()) as Json };
    },
    async call(url, body, headers = {}) {
      const response = await fetch(url, {
        method: 'POST',
        dispatcher: proxy,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Json };
    },
    async close() {
      await proxy.close();
      await sandbox.stop();
      app.close();
      rmSync(dir, { recursive: true });
    },
  };
}

function config(dir: string, { ports }: Understudy) {
  const webhooks = [
    { topics: ['app/uninstalled'], uri: 'https://app.codigo.example/webhooks' },
    { compliance: ['customers/redact'], uri: 'https://app.codigo.example/webhooks' },
  ];
  const common = { appUrl: 'https://app.codigo.example', webhooks };
  return parseConfig({
    dir,
    seed: 7,
    hosts: {
      'app.codigo.example': [`127.0.0.1:${ports.web}`],
      'sessions.codigo.example': [`127.0.0.1:${ports.sessions}`],
    },
    tlsHosts: ['sessions.codigo.example'],
    apps: [
      { ...common, ...EMBEDDED, name: 'embedded', kind: 'embedded', scopes: ['read_orders'] },
      {
        ...common,
        ...PAYMENTS,
        name: 'payments',
        kind: 'payments',
        scopes: ['write_payment_gateways', 'write_payment_sessions'],
        installPath: '/payments-app',
        paymentSessionUrl: 'https://sessions.codigo.example/payment-sessions',
        refundSessionUrl: 'https://sessions.codigo.example/refund-sessions',
      },
    ],
    shops: [{ domain: SHOP, name: 'Tienda Lima', stock: 10 }],
  });
}

/** The payments app, installed as the authorization-code dance leaves it: with its token. */
export async function installPayments({ app, control, call }: Company): Promise<string> {
  const redirect = 'https://app.codigo.example/auth/callback';
  const query = { client_id: PAYMENTS.clientId, redirect_uri: redirect, state: 'nonce' };
  const location = `https://${SHOP}/admin/oauth/authorize?${new URLSearchParams(query)}`;
  app.answerNext({ status: 302, headers: { location } });
  await control(`/shops/${SHOP}/install`, { app: 'payments' });
  const code = new URL(app.heard.at(-1)?.url ?? '/', redirect).searchParams.get('code');
  const said = await call(`https://${SHOP}/admin/oauth/access_token`, {
    client_id: PAYMENTS.clientId,
    client_secret: PAYMENTS.secret,
    code,
    expiring: '1',
  });
  return String(said.body.access_token);
}
