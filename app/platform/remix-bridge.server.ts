import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { answerText } from './answers.server.ts';
import { pathOf } from './door-dispatch.server.ts';
import { compressStream, encodingFor, shrinks } from './encoding.server.ts';
import { declaresMoreThan } from './request-body.server.ts';
import { SERVER_LIMITS } from './running-server.server.ts';

/** The built pages: Remix's request handler with the house already in its context. */
export type Pages = {
  readonly handle: (request: Request) => Promise<Response>;
  /** Where browsers reach us, e.g. `https://pay.example.com`: addresses are built on this, never on a Host header. */
  readonly origin: string;
  /** The largest form that a page takes, in bytes. */
  readonly maxBodyBytes: number;
  /** The one address that takes files: larger, and from people with a slow line. It must read what it gets as a stream. */
  readonly uploads?: { readonly path: string; readonly maxBytes: number };
};

type Limits = { readonly maxBytes: number; readonly timeoutMs: number };

/** How long a file may take to come: 100 MB on two megabits. */
export const UPLOAD_TIMEOUT_MS = 10 * 60_000;

const limitsOf = (req: IncomingMessage, { maxBodyBytes, uploads }: Pages): Limits =>
  uploads !== undefined && pathOf(req) === uploads.path
    ? { maxBytes: uploads.maxBytes, timeoutMs: UPLOAD_TIMEOUT_MS }
    : { maxBytes: maxBodyBytes, timeoutMs: SERVER_LIMITS.requestTimeout };

async function* upTo({ maxBytes, timeoutMs }: Limits, req: IncomingMessage, over: () => void) {
  let size = 0;
  const patience = setTimeout(() => req.destroy(), timeoutMs);
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length;
      if (size > maxBytes) return over();
      yield chunk as Buffer;
    }
  } finally {
    clearTimeout(patience);
  }
}

function toRequest(req: IncomingMessage, res: ServerResponse, pages: Pages): Request {
  const headers = new Headers();
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    headers.append(req.rawHeaders[i] ?? '', req.rawHeaders[i + 1] ?? '');
  }
  const gaveUp = new AbortController();
  res.on('close', () => res.writableFinished || gaveUp.abort());
  const init = { method: req.method ?? 'GET', headers, signal: gaveUp.signal };
  if (req.method === 'GET' || req.method === 'HEAD')
    return new Request(pages.origin + req.url, init);
  const tooLarge = () => {
    answerText(res, 413, 'The request is too large.');
    req.resume();
  };
  const body = Readable.toWeb(
    Readable.from(upTo(limitsOf(req, pages), req, tooLarge), { objectMode: false }),
  );
  return new Request(pages.origin + req.url, {
    ...init,
    body: body as ReadableStream,
    duplex: 'half',
  } as RequestInit);
}

function copyHead(response: Response, res: ServerResponse): void {
  res.statusCode = response.status;
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie') res.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader('set-cookie', cookies);
  res.setHeader('x-content-type-options', 'nosniff');
}

async function send(response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  copyHead(response, res);
  if (!response.body || req.method === 'HEAD') {
    res.end();
    return;
  }
  const body = Readable.fromWeb(response.body as NodeWebStream);
  const compressible =
    shrinks(response.headers.get('content-type')) && !response.headers.has('content-encoding');
  if (compressible) res.appendHeader('vary', 'accept-encoding');
  const encoding = compressible ? encodingFor(`${req.headers['accept-encoding'] ?? ''}`) : null;
  if (!encoding) return pipeline(body, res);
  res.removeHeader('content-length');
  res.setHeader('content-encoding', encoding);
  return pipeline(body, compressStream(encoding), res);
}

/** Lets Remix answer a plain Node request, compressed where the browser takes it. */
export async function answerByRemix(
  req: IncomingMessage,
  res: ServerResponse,
  pages: Pages,
): Promise<void> {
  if (declaresMoreThan(req, limitsOf(req, pages).maxBytes)) {
    answerText(res, 413, 'The request is too large.');
    return;
  }
  const response = await pages.handle(toRequest(req, res, pages));
  if (!res.headersSent) await send(response, req, res);
}
