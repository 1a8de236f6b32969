import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../world/log.ts';
import { readExchange, type Site } from './exchange.ts';

/** A plain HTTP server around a site. Failures of the stage itself are 500 and logged. */
export function createSiteServer(site: Site, log: Log): Server {
  return createServer((req, res) => {
    readExchange(req, res)
      .then(site)
      .then((known) => {
        if (known) return;
        res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
        res.end(`The sandbox has no ${req.method} ${req.headers.host}${req.url}\n`);
      })
      .catch((error: unknown) => {
        log({ event: 'sandbox-error', url: req.url, error: String(error) });
        if (res.headersSent) res.destroy();
        else res.writeHead(500).end('sandbox error');
      });
  });
}

/** Listens on the loopback only; 0 asks for any free port. Returns the port. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
