import { type IncomingHttpHeaders, type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { checkServerIdentity } from 'node:tls';
import type { ClientCard, Pki } from './pki.ts';
import type { Target, Upstreams } from './upstreams.ts';

/** A call from a simulated host to the app. */
export type Letter = {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  /** Which client certificate is shown at hosts that demand one; good unless told. */
  card?: ClientCard;
  timeoutMs?: number;
};

export type Answered = { status: number; headers: IncomingHttpHeaders; body: Buffer };

export type Reply = Answered | { failed: string };

/** Carries calls to the app's processes as the outside world would: by public name. */
export type PostOffice = (letter: Letter) => Promise<Reply>;

type Deps = { upstreams: Upstreams; pki: Pki; edgePort: () => number };

export function createPostOffice(deps: Deps): PostOffice {
  return async (letter) => {
    const url = new URL(letter.url);
    const route = routeTo(url, deps);
    if (!route) return { failed: `no such host: ${url.host}` };
    let last: Reply = { failed: 'no process configured' };
    for (const target of route.targets) {
      last = await deliver({ letter, url, target, options: route.options(letter) });
      if (!('failed' in last) || !last.failed.includes('ECONNREFUSED')) return last;
    }
    return last;
  };
}

type Route = { targets: Target[]; options: (letter: Letter) => RequestOptions };

function routeTo(url: URL, { upstreams, pki, edgePort }: Deps): Route | null {
  if (upstreams.demandsCertificates(url.hostname)) {
    const options = (letter: Letter) => ({
      ...(pki.clientCard(letter.card ?? 'good') ?? {}),
      ca: pki.netCa,
      servername: url.hostname,
      checkServerIdentity: (_: string, peer: Parameters<typeof checkServerIdentity>[1]) =>
        checkServerIdentity(url.hostname, peer),
      protocol: 'https:',
    });
    return { targets: upstreams.inTurn(url.hostname), options };
  }
  const plain = () => ({ protocol: 'http:' });
  const isEdge = url.hostname === 'localhost' && url.port === String(edgePort());
  const host = isEdge ? upstreams.browserHost() : url.hostname;
  if (upstreams.serves(host)) return { targets: upstreams.inTurn(host), options: plain };
  if (!['localhost', '127.0.0.1'].includes(host) || url.port === '') return null;
  return { targets: [{ host: '127.0.0.1', port: Number(url.port) }], options: plain };
}

type Delivery = { letter: Letter; url: URL; target: Target; options: RequestOptions };

function deliver({ letter, url, target, options }: Delivery): Promise<Reply> {
  const body = letter.body ?? '';
  const send = options.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((resolve) => {
    const request = send({
      ...options,
      ...target,
      method: letter.method,
      path: url.pathname + url.search,
      agent: false,
      headers: {
        host: url.host,
        'x-forwarded-proto': url.protocol.slice(0, -1),
        'content-length': Buffer.byteLength(body),
        ...letter.headers,
      },
    });
    const limit = letter.timeoutMs ?? 10_000;
    request.setTimeout(limit, () => request.destroy(new Error(`timeout after ${limit} ms`)));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ failed: `${error.code ?? ''} ${error.message}`.trim() }),
    );
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('error', (error) => resolve({ failed: error.message }));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.end(body);
  });
}
