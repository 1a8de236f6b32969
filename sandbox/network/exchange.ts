import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY = 4 * 1024 * 1024;

/** One request to a simulated host, its body read, and the way to answer it. */
export type Exchange = {
  req: IncomingMessage;
  res: ServerResponse;
  /** Host without port, as the caller named it. */
  host: string;
  url: URL;
  body: Buffer;
};

/** A simulated host; false when it has no such page. */
export type Site = (exchange: Exchange) => Promise<boolean>;

export async function readExchange(req: IncomingMessage, res: ServerResponse): Promise<Exchange> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('body too large for the stage');
    chunks.push(chunk);
  }
  const authority = req.headers.host ?? 'localhost';
  const url = new URL(req.url ?? '/', `http://${authority}`);
  return { req, res, host: url.hostname, url, body: Buffer.concat(chunks) };
}

export function answerJson({ res }: Exchange, status: number, body: unknown): true {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  res.end(JSON.stringify(body));
  return true;
}

export function answerHtml({ res }: Exchange, html: string, status = 200): true {
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  res.end(html);
  return true;
}

export function redirect({ res }: Exchange, location: string): true {
  res.writeHead(303, { location, 'cache-control': 'no-store' });
  res.end();
  return true;
}

/** Fields of a posted HTML form. */
export const formOf = ({ body }: Exchange): URLSearchParams =>
  new URLSearchParams(body.toString('utf8'));

/** The posted JSON object; null when it is not one. */
export function jsonOf({ body }: Exchange): Record<string, unknown> | null {
  try {
    const parsed: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
