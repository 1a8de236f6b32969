import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

/** Key, certificate and the authority whose client certificates are let in, each as PEM. */
export type ServerTls = { readonly key: string; readonly cert: string; readonly clientCa: string };

/** A listening floor. */
export type Floor = { readonly port: number; close(): Promise<void> };

/** A floor's door: what to do with a body; its answer is sent as JSON. */
export type Door = (
  req: IncomingMessage,
  body: Buffer,
) => Promise<{ status: number; text: string }>;

/** Opens a bare node:http server, or node:https that demands a client certificate. */
export async function openServer(
  door: Door,
  options: { port: number; tls?: ServerTls; onClose: () => Promise<void> },
): Promise<Floor> {
  const listener = (req: IncomingMessage, res: ServerResponse): void => receive(door, req, res);
  const { tls } = options;
  const server = tls
    ? https.createServer(
        { key: tls.key, cert: tls.cert, ca: tls.clientCa, requestCert: true },
        listener,
      )
    : http.createServer(listener);
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await options.onClose();
    },
  };
}

function receive(door: Door, req: IncomingMessage, res: ServerResponse): void {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    door(req, body).then(
      ({ status, text }) => answer(res, status, text),
      () => answer(res, 503, '{"ok":false}'),
    );
  });
}

function answer(res: ServerResponse, status: number, text: string): void {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  res.writeHead(status, headers).end(text);
}
