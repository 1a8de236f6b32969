import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server that can be started and stopped without cutting anyone off. */
export type RunningServer = {
  /** Starts to listen and tells the port (useful when 0 was asked for). */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connections, lets what runs finish, and ends what still hangs after `graceMs`. */
  drain(graceMs?: number): Promise<void>;
};

/** Time limits of a listener, in milliseconds, and the size of a request's head. */
export const SERVER_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  // Longer than the 60 s after which common load balancers drop an idle connection of theirs.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
} as const;

const GRACE_MS = 10_000;

/** Gives a server its start and its gentle end. */
export function running(server: Server): RunningServer {
  const sockets = new Set<Socket>();
  let draining = false;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (_req, res) => {
    if (draining) res.setHeader('connection', 'close');
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
      }),
    drain: (graceMs = GRACE_MS) => {
      draining = true;
      return closed(server, sockets, graceMs);
    },
  };
}

function closed(server: Server, sockets: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // Browsers open connections ahead and send nothing on them: those count as busy until we end them.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    // Between two requests a kept connection is idle for a moment only: look often.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const force = setTimeout(() => {
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
    }, graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(force);
      resolve();
    });
  });
}
