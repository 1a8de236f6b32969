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
  /** From now on an answer is waited for so long only, until one was waited for in vain. */
  giveUpAfter(ms: number): void;
  close(): Promise<void>;
};

/** Plays one host. */
export const playHost = (
  host: string,
  listener: RequestListener,
  patienceMs?: number,
): Promise<Stage> => playHosts([host], listener, patienceMs);

/**
 * Plays each of `names` over https behind a CONNECT proxy, as the deployment's own proxy would stand between. Every call is given up
 * after `patienceMs` at the latest, so that no test waits for a production time-out.
 */
export async function playHosts(
  names: readonly string[],
  listener: RequestListener,
  patienceMs = 2_000,
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
  let patience = patienceMs;
  const send: Egress['send'] = async (request) => {
    const timeoutMs = Math.min(request.timeoutMs, patience);
    const answer = await client.send({ ...request, timeoutMs });
    if (!answer.ok) patience = patienceMs;
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
    giveUpAfter(ms) {
      patience = ms;
    },
    async close() {
      await server.close();
      await client.close();
      await new Promise((done) => proxy.close(done));
    },
  };
}
