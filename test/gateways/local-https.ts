import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAuthority } from '#sandbox/network/authority.ts';

/** A certificate for one host, made anew for each run, and the authority (PEM) that vouches for it. */
export type LocalCertificate = { readonly key: string; readonly cert: string; readonly ca: string };

export async function localCertificate(host = 'localhost'): Promise<LocalCertificate> {
  const authority = await createAuthority('Local test CA');
  const leaf = await authority.issue({ use: 'server', host });
  return { ...leaf, ca: authority.certificate };
}

/** A listening https server on the loopback. */
export type LocalServer = {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
};

export async function serveHttps(
  { key, cert }: LocalCertificate,
  listener: RequestListener,
): Promise<LocalServer> {
  const server = createServer({ key, cert }, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `https://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
