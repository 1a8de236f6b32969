import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Log } from '../world/log.ts';
import type { Exchange, Site } from './exchange.ts';
import { forward } from './forwarding.ts';
import { createSiteServer } from './listener.ts';
import type { Pki } from './pki.ts';
import { connectToAny, type Upstreams } from './upstreams.ts';

/** Which site plays a host; null when nobody does. */
export type Casting = (host: string) => Site | null;

type Deps = { upstreams: Upstreams; pki: Pki; casting: Casting; log: Log };

/**
 * The whole internet of the stage behind one CONNECT proxy: it ends TLS with its own authority and
 * answers as every simulated host; the app's own names are handed to the app's processes, and
 * where those demand client certificates the bytes go through untouched.
 */
export function createProxy(deps: Deps): { server: Server; close: () => void } {
  const open = new Set<Duplex>();
  const inside = createSiteServer((exchange) => route(deps, exchange), deps.log);
  const server = createServer();
  server.on('request', (req, res) => inside.emit('request', req, res));
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('connect', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    tunnel({ deps, inside, socket, head, authority: req.url ?? '' }).catch((error: unknown) => {
      deps.log({ event: 'proxy-error', to: req.url, error: String(error) });
      socket.destroy();
    });
  });
  return {
    server,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function route({ upstreams, casting }: Deps, exchange: Exchange): Promise<boolean> {
  const { host } = exchange;
  if (upstreams.serves(host)) {
    return forward({ exchange, targets: upstreams.inTurn(host), proto: 'https' });
  }
  return casting(host)?.(exchange) ?? Promise.resolve(false);
}

type Tunnel = { deps: Deps; inside: Server; socket: Duplex; head: Buffer; authority: string };

async function tunnel({ deps, inside, socket, head, authority }: Tunnel): Promise<void> {
  const host = authority.slice(0, authority.lastIndexOf(':'));
  if (deps.upstreams.demandsCertificates(host)) return passThrough(deps, socket, host);
  if (!deps.upstreams.serves(host) && !deps.casting(host)) {
    deps.log({ event: 'unknown-host', host });
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    return;
  }
  const secureContext = await deps.pki.serverFor(host);
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  if (head.length > 0) socket.unshift(head);
  const secured = new TLSSocket(socket as ConstructorParameters<typeof TLSSocket>[0], {
    isServer: true,
    secureContext,
    ALPNProtocols: ['http/1.1'],
  });
  secured.on('error', () => socket.destroy());
  secured.on('secure', () => inside.emit('connection', secured));
}

async function passThrough({ upstreams }: Deps, socket: Duplex, host: string): Promise<void> {
  const far = await connectToAny(upstreams.inTurn(host));
  if (!far) {
    socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
    return;
  }
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  far.on('error', () => socket.destroy());
  socket.on('close', () => far.destroy());
  socket.pipe(far).pipe(socket);
}
