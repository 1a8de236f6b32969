import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { createAuthority } from '#sandbox/network/authority.ts';

/** A certificate for one host, made anew for each run, and the authority (PEM) that vouches for it. */
export type LocalCertificate = {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
  /** Where one server plays several hosts: the side that it shows as each. */
  readonly byHost?: ReadonlyMap<string, SecureContext>;
};

export const localCertificate = (host = 'localhost'): Promise<LocalCertificate> =>
  localCertificates([host]);

export async function localCertificates(hosts: readonly string[]): Promise<LocalCertificate> {
  const authority = await createAuthority('Local test CA');
  const leaves = await Promise.all(hosts.map((host) => authority.issue({ use: 'server', host })));
  const [first] = leaves;
  if (!first) throw new Error('no host to play');
  const byHost = new Map(leaves.map((leaf, n) => [hosts[n] ?? '', createSecureContext(leaf)]));
  return { ...first, ca: authority.certificate, byHost };
}

/** A listening https server on the loopback. */
export type LocalServer = {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
};

export async function serveHttps(
  { key, cert, byHost }: LocalCertificate,
  listener: RequestListener,
): Promise<LocalServer> {
  const sides = byHost && {
    SNICallback: (host: string, show: (error: null, side?: SecureContext) => void) =>
      show(null, byHost.get(host)),
  };
  const server = createServer({ key, cert, ...sides }, listener);
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
