import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type LocalCertificate,
  type LocalServer,
  localCertificate,
  serveHttps,
} from '#test/gateways/local-https.ts';
import { createEgress, type EgressOptions, type EgressRequest } from './egress.server.ts';
import { isPublicAddress } from './egress-addresses.server.ts';
import { ANSWER_LIMIT } from './egress-exchange.server.ts';

let certificate: LocalCertificate;
const open: { close(): Promise<void> | void }[] = [];

beforeAll(async () => {
  certificate = await localCertificate();
});
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
afterAll(() => expect(open).toEqual([]));

const loopback = (address: string) => address === '127.0.0.1' || address === '::1';

function egressWith(options: Partial<EgressOptions> = {}) {
  const egress = createEgress({ ca: certificate.ca, allowAddress: loopback, ...options });
  open.push(egress);
  return egress;
}

async function serve(listener: Parameters<typeof serveHttps>[1]): Promise<LocalServer> {
  const server = await serveHttps(certificate, listener);
  open.push(server);
  return server;
}

const get = (url: string, more: Partial<EgressRequest> = {}): EgressRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5_000,
  ...more,
});

async function listen<S extends Server | HttpServer>(server: S): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => void server.close() });
  return (server.address() as AddressInfo).port;
}

describe('what an answer is', () => {
  it('hands over status, headers and the exact text, also of a failure', async () => {
    const server = await serve((req, res) => {
      req.resume().on('end', () => {
        res.writeHead(418, { 'X-Echo': req.headers['x-word'] ?? '' });
        res.end('{"amount":22.00}');
      });
    });
    const answer = await egressWith().send(
      get(server.url, { method: 'POST', headers: { 'x-word': 'hola' }, body: '{"a":1.10}' }),
    );
    expect(answer).toMatchObject({
      ok: true,
      value: { status: 418, text: '{"amount":22.00}', headers: { 'x-echo': 'hola' } },
    });
  });

  it('sends the body byte for byte', async () => {
    let seen = '';
    const server = await serve((req, res) => {
      req.on('data', (chunk) => {
        seen += chunk;
      });
      req.on('end', () => res.end());
    });
    await egressWith().send(get(server.url, { method: 'PATCH', body: '{"monto":22.00,"ñ":"é"}' }));
    expect(seen).toBe('{"monto":22.00,"ñ":"é"}');
  });

  it('does not follow a redirect', async () => {
    let hits = 0;
    const server = await serve((_req, res) => {
      hits += 1;
      res.writeHead(302, { location: '/elsewhere' }).end();
    });
    const answer = await egressWith().send(get(server.url));
    expect(answer).toMatchObject({ ok: true, value: { status: 302 } });
    expect(hits).toBe(1);
  });
});

describe('where it never goes', () => {
  it.each(['http://127.0.0.1/', 'ftp://example.com/', 'not a url'])(
    'refuses %s: https only',
    async (url) => {
      expect(await egressWith().send(get(url))).toMatchObject({ error: { kind: 'not-sent' } });
    },
  );

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00:ec2::254]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/',
  ])('refuses %s without knocking', async (url) => {
    const egress = egressWith({ allowAddress: () => false });
    expect(await egress.send(get(url))).toEqual({
      ok: false,
      error: { kind: 'not-sent', detail: 'REFUSED_ADDRESS' },
    });
  });

  it.each([
    '10.1.2.3',
    '100.100.100.200',
    '168.63.129.16',
    '172.31.255.255',
    '192.168.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::',
    'fe80::1',
    'fc00::1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '::ffff:127.0.0.1',
    'ff02::1',
    'nonsense',
  ])('does not take %s for the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])(
    'takes %s for it',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('what certainly was not sent', () => {
  it('says so of a name that does not exist', async () => {
    const answer = await egressWith().send(get('https://nowhere.invalid/'));
    expect(answer).toMatchObject({ error: { kind: 'not-sent' } });
  });

  it('says so of a refused connection', async () => {
    const server = await serveHttps(certificate, () => {});
    await server.close();
    expect(await egressWith().send(get(server.url))).toEqual({
      ok: false,
      error: { kind: 'not-sent', detail: 'ECONNREFUSED' },
    });
  });

  it('says so of a certificate that cannot be trusted', async () => {
    const server = await serve((_req, res) => res.end('secret'));
    const other = await localCertificate();
    const answer = await egressWith({ ca: other.ca }).send(get(server.url));
    expect(answer).toMatchObject({ error: { kind: 'not-sent' } });
  });

  it('says so of a server that never finishes the handshake', async () => {
    const port = await listen(
      createTcpServer((socket) => open.push({ close: () => void socket.destroy() })),
    );
    const answer = await egressWith().send(get(`https://localhost:${port}/`, { timeoutMs: 80 }));
    expect(answer).toEqual({ ok: false, error: { kind: 'not-sent', detail: 'timeout' } });
  });

  it('and keeps its word when the connection comes up after the time-out', async () => {
    let requests = 0;
    const target = await serve(() => {
      requests += 1;
    });
    const letThrough = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    const proxy = createHttpServer();
    proxy.on('connect', (_req, socket) => {
      void letThrough.promise.then(() => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const upstream = connect(target.port, '127.0.0.1');
        socket.pipe(upstream).pipe(socket);
        socket.on('error', () => {}).on('close', closed.resolve);
      });
    });
    const httpsProxy = `http://127.0.0.1:${await listen(proxy)}`;
    const egress = egressWith({ proxy: { httpsProxy } });
    const answer = await egress.send(
      get(target.url, { method: 'POST', body: '{}', timeoutMs: 80 }),
    );
    letThrough.resolve();
    await closed.promise;
    expect(answer).toEqual({ ok: false, error: { kind: 'not-sent', detail: 'timeout' } });
    expect(requests).toBe(0);
  });
});

describe('what may have arrived', () => {
  it('says so when the connection is reset after the request', async () => {
    const server = await serve((req) => req.socket.destroy());
    const answer = await egressWith().send(get(server.url, { method: 'POST', body: '{}' }));
    expect(answer).toMatchObject({ error: { kind: 'unanswered' } });
  });

  it('says so when no answer comes in time', async () => {
    let requests = 0;
    const server = await serve(() => {
      requests += 1;
    });
    const answer = await egressWith().send(get(server.url, { timeoutMs: 150 }));
    expect(answer).toEqual({ ok: false, error: { kind: 'unanswered', detail: 'timeout' } });
    expect(requests).toBe(1);
  });

  it('says so when the answer stops half-way', async () => {
    const server = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': '100' });
      res.write('half');
    });
    const answer = await egressWith().send(get(server.url, { timeoutMs: 150 }));
    expect(answer).toMatchObject({ error: { kind: 'unanswered', detail: 'timeout' } });
  });

  it('stops reading an answer that is too large', async () => {
    const server = await serve((_req, res) => res.end(Buffer.alloc(ANSWER_LIMIT + 1, 'a')));
    const answer = await egressWith().send(get(server.url));
    expect(answer).toMatchObject({ error: { kind: 'unanswered', detail: 'answer-too-large' } });
  });

  it('reads an answer that is just as large as allowed', async () => {
    const server = await serve((_req, res) => res.end(Buffer.alloc(ANSWER_LIMIT, 'a')));
    const answer = await egressWith().send(get(server.url));
    expect(answer.ok && answer.value.text.length).toBe(ANSWER_LIMIT);
  });
});

describe('through the environment’s proxy', () => {
  async function proxyTo(target: LocalServer, verdict: '200 OK' | '403 Forbidden') {
    const asked: string[] = [];
    const proxy = createHttpServer();
    proxy.on('connect', (req, socket) => {
      asked.push(req.url ?? '');
      socket.on('error', () => {}).write(`HTTP/1.1 ${verdict}\r\n\r\n`);
      if (verdict !== '200 OK') return void socket.end();
      const upstream = connect(target.port, '127.0.0.1').on('error', () => socket.destroy());
      socket.on('close', () => upstream.destroy());
      socket.pipe(upstream).pipe(socket);
    });
    return { asked, httpsProxy: `http://127.0.0.1:${await listen(proxy)}` };
  }

  it('asks the proxy for a tunnel and leaves the name to it', async () => {
    const target = await serve((_req, res) => res.end('through'));
    const { asked, httpsProxy } = await proxyTo(target, '200 OK');
    const egress = egressWith({ proxy: { httpsProxy }, allowAddress: () => false });
    const answer = await egress.send(get('https://localhost/'));
    expect(answer).toMatchObject({ ok: true, value: { text: 'through' } });
    expect(asked).toEqual(['localhost:443']);
  });

  it('says not sent when the proxy refuses the tunnel', async () => {
    const target = await serve((_req, res) => res.end());
    const { httpsProxy } = await proxyTo(target, '403 Forbidden');
    const answer = await egressWith({ proxy: { httpsProxy } }).send(get('https://localhost/'));
    expect(answer).toMatchObject({ error: { kind: 'not-sent' } });
  });

  it('keeps its own rules for a host that goes round the proxy', async () => {
    const target = await serve((_req, res) => res.end());
    const { asked, httpsProxy } = await proxyTo(target, '200 OK');
    const proxy = { httpsProxy, noProxy: 'localhost' };
    const egress = egressWith({ proxy, allowAddress: () => false });
    const answer = await egress.send(get(`https://localhost:${target.port}/`));
    expect(answer).toMatchObject({ error: { kind: 'not-sent', detail: 'REFUSED_ADDRESS' } });
    expect(asked).toEqual([]);
  });
});
