import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerJson, answerText } from './answers.server.ts';
import { at, type Door } from './door.ts';
import { createBrowserListener } from './listeners.server.ts';
import { readBody, refuseBody } from './request-body.server.ts';
import type { RunningServer } from './running-server.server.ts';

const logged: string[] = [];
const log = {
  warn: () => {},
  error: (_fields: object, message: string) => void logged.push(message),
};

const echo: Door = {
  method: 'POST',
  match: at('/notifications/:gateway/:account'),
  handle: async (req, res, params) => {
    const body = await readBody(req, { maxBytes: 1000, timeoutMs: 200 });
    if (!body.ok) return refuseBody(res, body.error);
    answerJson(res, 200, JSON.stringify({ ...params, hex: body.value.toString('hex') }));
  },
};
const broken: Door = {
  method: 'GET',
  match: at('/broken'),
  handle: () => Promise.reject(new Error('the secret of the house')),
};
let release: () => void = () => {};
let entered: () => void = () => {};
const slow: Door = {
  method: 'GET',
  match: at('/slow'),
  handle: async (_req, res) => {
    entered();
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    answerText(res, 200, 'done');
  },
};

/** why: the built pages are not needed to prove how a page's answer reaches the browser */
async function pages(request: Request): Promise<Response> {
  const { pathname, origin } = new URL(request.url);
  if (pathname === '/thrown') throw new Error('the secret of the page');
  if (pathname.startsWith('/form')) return new Response(`${(await request.text()).length}`);
  if (pathname === '/page') {
    const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' });
    headers.append('set-cookie', 'a=1');
    headers.append('set-cookie', 'b=2');
    return new Response(`<p>${origin} ${'ñandú '.repeat(500)}</p>`, { headers });
  }
  return new Response('not here', { status: 404 });
}

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };
type Ask = {
  method?: string;
  path: string;
  headers?: http.OutgoingHttpHeaders;
  body?: string | Buffer;
};

let server: RunningServer;
let port: number;

function ask({ method = 'GET', path, headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = http.request({ port, method, path, headers, agent: false }, async (res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of res) chunks.push(chunk as Buffer);
      resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) });
    });
    req.on('error', reject);
    req.end(body);
  });
}

const plain = (answer: Answer) => answer.body.toString();

beforeEach(async () => {
  logged.length = 0;
  const assetsDir = mkdtempSync(join(tmpdir(), 'assets-'));
  await mkdir(join(assetsDir, 'assets'));
  await mkdir(join(assetsDir, '.vite'));
  writeFileSync(join(assetsDir, 'assets', 'app-1a2b.js'), 'console.log(1);'.repeat(200));
  writeFileSync(join(assetsDir, 'favicon.svg'), '<svg/>');
  writeFileSync(join(assetsDir, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(tmpdir(), 'outside.txt'), 'not yours');
  server = createBrowserListener({
    doors: [echo, broken, slow],
    remix: {
      handle: pages,
      origin: 'https://pay.example.com',
      maxBodyBytes: 5000,
      uploads: { path: '/form/upload', maxBytes: 200_000 },
    },
    assetsDir,
    log,
  });
  port = await server.listen(0, '127.0.0.1');
});

afterEach(async () => {
  release();
  await server.drain(500);
});

describe('machine doors', () => {
  it('hands a door the very bytes that were sent and the names in its path', async () => {
    const answer = await ask({
      method: 'POST',
      path: '/notifications/pagoefectivo/acc%201?x=1',
      body: Buffer.from([0xff, 0x00, 0x22]),
    });
    expect(JSON.parse(plain(answer))).toEqual({
      gateway: 'pagoefectivo',
      account: 'acc 1',
      hex: 'ff0022',
    });
  });

  it('says 405 and which method it takes when a door is knocked at in another way', async () => {
    const answer = await ask({ path: '/notifications/a/b' });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });

  it('refuses a body that is declared too large, and one that turns out too large', async () => {
    const path = '/notifications/a/b';
    const declared = await ask({ method: 'POST', path, body: 'x'.repeat(300_000) });
    const chunked = await ask({
      method: 'POST',
      path,
      headers: { 'transfer-encoding': 'chunked' },
      body: 'x'.repeat(300_000),
    });
    expect([declared.status, chunked.status]).toEqual([413, 413]);
  });

  it('does not wait for ever for a body that drips', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /notifications/a/b HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc');
    expect(await text(socket)).toMatch(/^HTTP\/1.1 408 [\s\S]*connection: close/i);
  });

  it('answers a door’s own bug with one plain line and tells the log', async () => {
    const answer = await ask({ path: '/broken' });
    expect(answer.status).toBe(500);
    expect(plain(answer)).not.toMatch(/secret|at .*\.ts/);
    expect(logged).toEqual(['a door failed']);
  });

  it('treats a path parameter that cannot be decoded as an unknown address', async () => {
    expect((await ask({ method: 'POST', path: '/notifications/%E0%A4%A/b' })).status).toBe(404);
  });
});

describe('files', () => {
  it('serves a built file for ever, compressed as the browser can read it', async () => {
    const path = '/assets/app-1a2b.js';
    const br = await ask({ path, headers: { 'accept-encoding': 'gzip, br' } });
    const gz = await ask({ path, headers: { 'accept-encoding': 'gzip, br;q=0' } });
    const raw = await ask({ path });
    expect(br.headers['cache-control']).toContain('immutable');
    expect(zlib.brotliDecompressSync(br.body)).toEqual(raw.body);
    expect(zlib.gunzipSync(gz.body)).toEqual(raw.body);
    expect(raw.headers['content-encoding']).toBeUndefined();
  });

  it('does not serve hidden files or anything outside its folder', async () => {
    for (const path of [
      '/.vite/manifest.json',
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/assets/../../outside.txt',
    ]) {
      expect((await ask({ path })).status).toBe(404);
    }
  });
});

describe('pages', () => {
  it('compresses a page, keeps both cookies and builds addresses on its own origin', async () => {
    const answer = await ask({
      path: '/page',
      headers: { 'accept-encoding': 'br', host: 'evil.example' },
    });
    expect(zlib.brotliDecompressSync(answer.body).toString()).toContain(
      'https://pay.example.com ñandú',
    );
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(answer.headers.vary).toContain('accept-encoding');
  });

  it('answers HEAD without a body', async () => {
    const answer = await ask({ method: 'HEAD', path: '/page' });
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
  });

  it('says 404 for an unknown page, and 400 for what is no address', async () => {
    expect((await ask({ path: '/nowhere' })).status).toBe(404);
    expect((await ask({ path: 'http://other.example/page' })).status).toBe(400);
  });

  it('refuses a form that is too large, declared or not', async () => {
    const body = 'x'.repeat(300_000);
    const declared = await ask({ method: 'POST', path: '/form', body });
    const chunked = await ask({
      method: 'POST',
      path: '/form',
      headers: { 'transfer-encoding': 'chunked' },
      body,
    });
    const fits = await ask({ method: 'POST', path: '/form', body: 'x'.repeat(4000) });
    expect([declared.status, chunked.status, plain(fits)]).toEqual([413, 413, '4000']);
  });

  it('takes a larger file at the one address for it, and not without end there either', async () => {
    const send = (size: number) =>
      ask({ method: 'POST', path: '/form/upload?account=1', body: 'x'.repeat(size) });
    expect([plain(await send(150_000)), (await send(250_000)).status]).toEqual(['150000', 413]);
  });

  it('never shows a stack when a page throws', async () => {
    const answer = await ask({ path: '/thrown' });
    expect(answer.status).toBe(500);
    expect(plain(answer)).not.toContain('secret');
    expect(logged).toEqual(['a page failed']);
  });

  it('refuses a head that is too large', async () => {
    expect((await ask({ path: '/page', headers: { cookie: 'x'.repeat(20_000) } })).status).toBe(
      431,
    );
  });
});

describe('draining', () => {
  it('finishes what runs, drops idle connections, and takes nothing new', async () => {
    const agent = new http.Agent({ keepAlive: true });
    await new Promise<void>((resolve) =>
      http.get({ port, path: '/page', agent }, (res) => res.resume().on('end', resolve)),
    );
    const silent = connect(port, '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    const inside = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const running = ask({ path: '/slow' });
    await inside;
    const drained = server.drain(5_000);
    await expect(ask({ path: '/page' })).rejects.toThrow(/ECONNREFUSED/);
    release();
    expect((await running).status).toBe(200);
    await drained;
    agent.destroy();
  });

  it('ends by force what still hangs when the grace is over', async () => {
    const inside = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const hanging = ask({ path: '/slow' }).catch((error: Error) => error.message);
    await inside;
    await server.drain(50);
    expect(await hanging).toMatch(/hang up|ECONNRESET/);
  });
});
