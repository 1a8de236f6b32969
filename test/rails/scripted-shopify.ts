import type { IncomingMessage, ServerResponse } from 'node:http';
import { createEgress, type Egress } from '#app/platform/egress.server.ts';
import { localCertificate, serveHttps } from '#test/gateways/local-https.ts';

/** What Shopify does with the next request. `cut`: reads it whole and hangs up. `silent`: reads it and never answers. */
export type Answer =
  | { status: number; body: unknown; headers?: Record<string, string> }
  | 'cut'
  | 'silent';

/** A request as Shopify got it, addressed as the rail addressed it. */
export type Heard = {
  url: string;
  method: string;
  headers: IncomingMessage['headers'];
  body: { query: string; variables: Record<string, unknown> };
};

/** An answer of the GraphQL API. */
export const said = (body: unknown): Answer => ({ status: 200, body });

/** A Shopify that answers as it is told, and keeps what it heard. */
export type ScriptedShopify = {
  /** Reaches it under every shop's name. */
  readonly egress: Egress;
  readonly heard: readonly Heard[];
  answer(...answers: Answer[]): void;
  /** Answers not yet given. */
  left(): number;
  forget(): void;
  close(): Promise<void>;
};

/**
 * why: Shopify is not ours, and answers like `SHOP_INACTIVE` cannot be had at will. A real HTTPS server speaks, so that
 * what is judged went over a wire.
 */
export async function startScriptedShopify(): Promise<ScriptedShopify> {
  const certificate = await localCertificate();
  const heard: Heard[] = [];
  const script: Answer[] = [];
  const server = await serveHttps(certificate, async (req, res) => {
    heard.push(await hear(req));
    give(script.shift() ?? { status: 500, body: 'nothing was scripted' }, res);
  });
  const loopback = (address: string) => address === '127.0.0.1' || address === '::1';
  const local = createEgress({ ca: certificate.ca, allowAddress: loopback });
  return {
    // why: shops' names lead to Shopify; here they lead to this server, with the name kept in a header.
    egress: {
      send(request) {
        const { host, pathname } = new URL(request.url);
        const headers = { ...request.headers, 'x-asked-host': host };
        const timeoutMs = script[0] === 'silent' ? SHORT_PATIENCE_MS : request.timeoutMs;
        return local.send({ ...request, headers, timeoutMs, url: `${server.url}${pathname}` });
      },
    },
    heard,
    answer: (...answers) => void script.push(...answers),
    left: () => script.length,
    forget() {
      heard.length = 0;
      script.length = 0;
    },
    async close() {
      await server.close();
      await local.close();
    },
  };
}

/** So that a silent Shopify does not hold up the tests. */
const SHORT_PATIENCE_MS = 250;

async function hear(req: IncomingMessage): Promise<Heard> {
  let text = '';
  for await (const chunk of req.setEncoding('utf8')) text += chunk;
  const { method = '', headers } = req;
  const url = `https://${headers['x-asked-host']}${req.url}`;
  return { url, method, headers, body: JSON.parse(text) };
}

function give(answer: Answer, res: ServerResponse): void {
  if (answer === 'silent') return;
  if (answer === 'cut') {
    res.destroy();
    return;
  }
  res.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  res.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
}
