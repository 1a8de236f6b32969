import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Exchange, Site } from './exchange.ts';
import { forward } from './forwarding.ts';
import { APP_BRIDGE_PATH, type PlainWeb } from './plain-web.ts';
import type { Upstreams } from './upstreams.ts';

type Deps = { upstreams: Upstreams; web: () => PlainWeb; appBridge: () => string };

/**
 * The app for a plain browser: its answers as they are, save for the addresses in them that only
 * the stage's proxy could reach: Shopify's (who may frame it, where App Bridge is, where redirects
 * into the admin lead) and the app's own public name.
 */
export function createEdge({ upstreams, web, appBridge }: Deps): Site {
  return (exchange) => {
    if (exchange.url.pathname === APP_BRIDGE_PATH) return giveAppBridge(exchange, appBridge());
    return forward({
      exchange,
      targets: upstreams.inTurn(upstreams.browserHost()),
      proto: 'http',
      headers: { 'accept-encoding': 'identity' },
      respond: (answer) => rewrite(exchange, answer, web()),
    });
  };
}

async function giveAppBridge({ res }: Exchange, script: string): Promise<true> {
  res.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
  res.end(script);
  return true;
}

/** What may name an address: pages, and the data that pages are made of. */
const SPEAKING = /text\/html|json|text\/remix-deferred/;

/** Headers that lead a browser somewhere. */
const LEADING = [
  'location',
  'link',
  'x-remix-redirect',
  'x-shopify-api-request-failure-reauthorize-url',
];

function rewrite({ res }: Exchange, answer: IncomingMessage, web: PlainWeb): void {
  const headers = plainHeaders(answer.headers, web);
  const status = answer.statusCode ?? 502;
  if (!SPEAKING.test(answer.headers['content-type'] ?? '')) {
    res.writeHead(status, headers);
    answer.pipe(res);
    return;
  }
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => void chunks.push(chunk));
  answer.on('end', () => {
    const text = web.plain(Buffer.concat(chunks).toString('utf8'));
    const { 'content-length': _, 'transfer-encoding': __, ...rest } = headers;
    res.writeHead(status, { ...rest, 'content-length': Buffer.byteLength(text) });
    res.end(text);
  });
}

/** The app's headers for a plain browser. Frame ancestors are widened, never dropped. */
export function plainHeaders(headers: IncomingHttpHeaders, web: PlainWeb): IncomingHttpHeaders {
  const { connection: _, 'keep-alive': __, ...kept } = headers;
  const policy = kept['content-security-policy'];
  const led = LEADING.flatMap((name) => {
    const value = kept[name];
    return typeof value === 'string' ? [[name, web.plain(value)] as const] : [];
  });
  return {
    ...kept,
    ...Object.fromEntries(led),
    ...(typeof policy === 'string' && { 'content-security-policy': plainPolicy(policy, web) }),
  };
}

const plainPolicy = (policy: string, { admin, edge }: PlainWeb): string =>
  policy
    .replaceAll('https://admin.shopify.com', `https://admin.shopify.com ${admin}`)
    .replaceAll('https://cdn.shopify.com', `https://cdn.shopify.com ${edge}`)
    // Where a form may lead to the shop over https, it may lead to the shop's plain address.
    .replace(/form-action [^;]*https:[^;]*/, (targets) => `${targets} ${admin}`);
