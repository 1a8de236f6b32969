import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createEgress, type Downloads, type Egress } from '#app/platform/egress.server.ts';
import { localCertificates, serveHttps } from './local-https.ts';

/** Hosts of the internet, played on the loopback, and an egress client that reaches them by their true names. */
export type Stage = {
  readonly egress: Egress;
  readonly downloads: Downloads;
  /** The hosts that were asked for, in order: a call to any other host would stand here too. */
  readonly hosts: readonly string[];
  /** `unreachable` cuts every new connection before a byte of a request can pass. */
  reach(state: 'reachable' | 'unreachable'): void;
  /** From now on an answer is waited for only briefly, until one was waited for in vain. */
  giveUpSoon(): void;
  close(): Promise<void>;
};

/** How long an answer that does come may take: on a crowded machine one is much later than the test would like. */
const PATIENCE_MS = 10_000;

/** How long one is waited for that will not come; the request must still be under way before. */
const SILENCE_MS = 1_000;

/** Plays one host. */
export const playHost = (host: string, listener: RequestListener): Promise<Stage> =>
  playHosts([host], listener);

/** Plays each of `names` over https behind a CONNECT proxy, as the deployment's own proxy would stand between. */
export async function playHosts(
  names: readonly string[],
  listener: RequestListener,
): Promise<Stage> {
  const certificate = await localCertificates(names);
  const server = await serveHttps(certificate, listener);
  const hosts: string[] = [];
  let reachable = true;
  const proxy = createServer();
  proxy.on('connect', (req, socket) => {
    hosts.push((req.url ?? '').replace(/:443$/, ''));
    socket.on('error', () => {});
    if (!reachable) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const upstream = connect(server.port, '127.0.0.1').on('error', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.pipe(upstream).pipe(socket);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const httpsProxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  let client = createEgress({ ca: certificate.ca, proxy: { httpsProxy } });
  let patience = PATIENCE_MS;
  const send: Egress['send'] = async (request) => {
    const timeoutMs = Math.min(request.timeoutMs, patience);
    const answer = await client.send({ ...request, timeoutMs });
    if (!answer.ok) patience = PATIENCE_MS;
    return answer;
  };
  return {
    egress: { send },
    downloads: {
      download: (request) =>
        client.download({ ...request, timeoutMs: Math.min(request.timeoutMs, patience) }),
    },
    hosts,
    reach(state) {
      reachable = state === 'reachable';
      // why: a kept connection would still carry requests; a fresh client has none.
      void client.close();
      client = createEgress({ ca: certificate.ca, proxy: { httpsProxy } });
    },
    giveUpSoon() {
      patience = SILENCE_MS;
    },
    async close() {
      await server.close();
      await client.close();
      await new Promise((done) => proxy.close(done));
    },
  };
}
