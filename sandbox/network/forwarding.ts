import { type IncomingMessage, request } from 'node:http';
import type { Exchange } from './exchange.ts';
import type { Target } from './upstreams.ts';

export type Forwarding = {
  exchange: Exchange;
  targets: Target[];
  /** What the app hears of the browser's side of the connection. */
  proto: 'http' | 'https';
  /** Answers the browser; by default the app's answer goes back untouched. */
  respond?: (answer: IncomingMessage) => void;
  /** Header changes on the way to the app. */
  headers?: Record<string, string>;
};

/** Hands a browser's request to a process of the app; the next one when it refuses. */
export async function forward(forwarding: Forwarding): Promise<true> {
  const { exchange, targets } = forwarding;
  for (const target of targets) {
    const answer = await ask(forwarding, target);
    if (answer === 'refused') continue;
    if (answer === 'broken') return unavailable(exchange, 502, 'the app hung up');
    (forwarding.respond ?? ((untouched) => passOn(exchange, untouched)))(answer);
    return true;
  }
  return unavailable(exchange, 503, 'no process of the app answers');
}

function ask({ exchange, proto, headers }: Forwarding, target: Target) {
  return new Promise<IncomingMessage | 'refused' | 'broken'>((resolve) => {
    const { req, url, body } = exchange;
    const outgoing = request({
      ...target,
      method: req.method,
      path: url.pathname + url.search,
      agent: false,
      headers: {
        ...req.headers,
        connection: 'close',
        'x-forwarded-proto': proto,
        'x-forwarded-host': url.host,
        'x-forwarded-for': req.socket.remoteAddress ?? '127.0.0.1',
        ...headers,
      },
    });
    outgoing.on('response', resolve);
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'broken'),
    );
    exchange.res.on('close', () => outgoing.destroy());
    outgoing.end(body);
  });
}

function passOn({ res }: Exchange, answer: IncomingMessage): void {
  const { connection: _, 'keep-alive': __, ...headers } = answer.headers;
  res.writeHead(answer.statusCode ?? 502, headers);
  answer.pipe(res);
  answer.on('error', () => res.destroy());
}

function unavailable({ res }: Exchange, status: number, why: string): true {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(`${why}\n`);
  return true;
}
