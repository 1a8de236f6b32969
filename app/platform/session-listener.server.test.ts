import { webcrypto } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerJson } from './answers.server.ts';
import { at, type Door } from './door.ts';
import { createSessionListener, type SessionTrust } from './listeners.server.ts';
import type { RunningServer } from './running-server.server.ts';

x509.cryptoProvider.set(webcrypto as Crypto);
const DAY = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

type Pem = { key: string; cert: string };
type Authority = Pem & { keys: CryptoKeyPair; name: string };
type Wish = { name: string; by?: Authority; lifeDays?: number; host?: string };

async function keyPem(keys: CryptoKeyPair): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey as webcrypto.CryptoKey);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}

/** A certificate of `by` (its own when absent); a negative life makes one that is over. */
async function certificate({ name, by, lifeDays = 1, host }: Wish): Promise<Authority> {
  const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const until = new Date(Date.now() + lifeDays * DAY);
  const made = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: `CN=${by?.name ?? name}`,
    notBefore: new Date(until.getTime() - 2 * DAY),
    notAfter: until,
    publicKey: keys.publicKey,
    signingKey: (by?.keys ?? keys).privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(!by, undefined, true),
      ...(host ? [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }])] : []),
    ],
  });
  return { keys, name, key: await keyPem(keys), cert: made.toString('pem') };
}

const seen: http.IncomingHttpHeaders[] = [];
const door: Door = {
  method: 'POST',
  match: at('/sessions/:registration/payment'),
  handle: (req, res, params) => {
    seen.push(req.headers);
    answerJson(
      res,
      200,
      JSON.stringify({ ...params, raw: req.rawHeaders.join(' ').includes('codigo') }),
    );
  },
};
const warned: object[] = [];
const log = { warn: (fields: object) => void warned.push(fields), error: () => {} };

let running: RunningServer;
async function start(trust: SessionTrust): Promise<number> {
  running = createSessionListener({ doors: [door], trust, log });
  return running.listen(0, '127.0.0.1');
}
afterEach(async () => {
  seen.length = 0;
  warned.length = 0;
  await running.drain(200);
});

const PATH = '/sessions/main/payment';
type Answer = { status: number | undefined; body: string };
function answerOf(req: http.ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    req.on('error', reject);
    req.on('response', (res) => {
      let body = '';
      res
        .on('data', (chunk) => (body += chunk))
        .on('end', () => resolve({ status: res.statusCode, body }));
    });
    req.end('{}');
  });
}

describe('behind client certificates', () => {
  let shopify: Authority;
  let stranger: Authority;
  let ours: Authority;
  beforeAll(async () => {
    shopify = await certificate({ name: 'Shopify CA' });
    stranger = await certificate({ name: 'Other CA' });
    ours = await certificate({ name: 'ours', host: 'localhost' });
  });
  const listen = () =>
    start({ by: 'client-certificate', key: ours.key, cert: ours.cert, ca: shopify.cert });
  const post = (port: number, client: Partial<Pem>, more: https.RequestOptions = {}) =>
    answerOf(
      https.request({
        host: '127.0.0.1',
        port,
        servername: 'localhost',
        path: PATH,
        method: 'POST',
        ca: ours.cert,
        agent: false,
        ...client,
        ...more,
      }),
    );

  it('lets Shopify in, and hides a proxy’s headers that mean nothing here', async () => {
    const port = await listen();
    const client = await certificate({ name: 'client', by: shopify });
    const headers = { 'X-Codigo-Client-Verify': 'SUCCESS', 'X-Codigo-Proxy-Secret': 'guess' };
    const answer = await post(port, client, { headers });
    expect(answer).toEqual({ status: 200, body: '{"registration":"main","raw":false}' });
    expect(Object.keys(seen[0] ?? {}).filter((name) => name.includes('codigo'))).toEqual([]);
  });

  it('turns away who shows no certificate, another authority’s, or one that is over', async () => {
    const port = await listen();
    const clients: Partial<Pem>[] = [
      {},
      await certificate({ name: 'client', by: stranger }),
      await certificate({ name: 'client', by: shopify, lifeDays: -0.5 }),
      await certificate({ name: 'self' }),
    ];
    for (const client of clients) await expect(post(port, client)).rejects.toThrow();
    expect(seen).toEqual([]);
    expect(warned.length).toBe(clients.length);
  });

  it('does not speak TLS older than 1.2', async () => {
    const port = await listen();
    const client = await certificate({ name: 'client', by: shopify });
    const old = {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    } as const;
    await expect(post(port, client, old)).rejects.toThrow();
    expect(seen).toEqual([]);
  });

  it('says 404 in one line where there is no door', async () => {
    const port = await listen();
    const client = await certificate({ name: 'client', by: shopify });
    const answer = await post(port, client, { path: '/app' });
    expect(answer).toEqual({ status: 404, body: 'There is nothing at this address.\n' });
  });
});

describe('behind a trusted proxy', () => {
  const secret = 'not-a-secret-but-long-enough-for-this-test';
  const post = (port: number, headers: http.OutgoingHttpHeaders) =>
    answerOf(
      http.request({ port, host: '127.0.0.1', path: PATH, method: 'POST', headers, agent: false }),
    );

  it('believes the proxy that knows the secret, and shows the door neither header', async () => {
    const port = await start({ by: 'trusted-proxy', secret });
    const answer = await post(port, {
      'x-codigo-proxy-secret': secret,
      'x-codigo-client-verify': 'SUCCESS',
    });
    expect(answer).toEqual({ status: 200, body: '{"registration":"main","raw":false}' });
    expect(Object.keys(seen[0] ?? {}).filter((name) => name.includes('codigo'))).toEqual([]);
  });

  it('refuses a wrong or absent secret, a secret sent twice, and a client that the proxy did not verify', async () => {
    const port = await start({ by: 'trusted-proxy', secret });
    const verify = { 'x-codigo-client-verify': 'SUCCESS' };
    const attempts: http.OutgoingHttpHeaders[] = [
      {},
      verify,
      { ...verify, 'x-codigo-proxy-secret': `${secret}x` },
      { ...verify, 'x-codigo-proxy-secret': ['wrong', secret] },
      { 'x-codigo-proxy-secret': secret },
      { 'x-codigo-proxy-secret': secret, 'x-codigo-client-verify': 'NONE' },
      {
        'x-codigo-proxy-secret': secret,
        'x-codigo-client-verify': 'FAILED:certificate has expired',
      },
    ];
    for (const headers of attempts) expect((await post(port, headers)).status).toBe(403);
    expect(seen).toEqual([]);
  });

  it('will not start with a secret that could be guessed', () => {
    expect(() =>
      createSessionListener({
        doors: [door],
        trust: { by: 'trusted-proxy', secret: 'short' },
        log,
      }),
    ).toThrow(/32 characters/);
  });
});
