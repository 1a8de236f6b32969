import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';
import { type Authority, type Credential, createAuthority } from './authority.ts';

const DAY = 86_400_000;

/** The certificates a caller may show at the app's session door. */
export type ClientCard = 'good' | 'none' | 'foreign' | 'expired';

/** Every key and certificate of the stage. Nothing here outlives the sandbox. */
export type Pki = {
  /** The authority that the app trusts for all servers (PEM). */
  netCa: string;
  /** The root that the app must demand of callers of its session door (PEM). */
  shopifyClientCa: string;
  /** Who signed the client certificate in use, as the app sees it. */
  clientIssuer: string;
  clientCard(card: ClientCard): Credential | null;
  /** The server side of any simulated host; made once per host. */
  serverFor(host: string): Promise<SecureContext>;
  issueServer(host: string): Promise<Credential>;
};

export async function createPki(): Promise<Pki> {
  const net = await createAuthority('Sandbox Internet CA');
  const shopify = await createAuthority('Shopify Payment Platform Root CA (sandbox)');
  // Shopify's leaf hangs on an intermediate (shopify.dev, mTLS client certificate renewal, 2026).
  const secondary = await shopify.subordinate('Shopify Payment Platform Secondary CA (sandbox)');
  const stranger = await createAuthority('Stranger CA (sandbox)');
  const cards = await clientCards(secondary, stranger);
  const contexts = new Map<string, Promise<SecureContext>>();
  const issueServer = (host: string) => net.issue({ use: 'server', host });
  return {
    netCa: net.certificate,
    shopifyClientCa: shopify.certificate,
    clientIssuer: secondary.name,
    clientCard: (card) => cards[card],
    issueServer,
    serverFor(host) {
      const known = contexts.get(host) ?? issueServer(host).then(createSecureContext);
      contexts.set(host, known);
      return known;
    },
  };
}

async function clientCards(
  shopify: Authority,
  stranger: Authority,
): Promise<Record<ClientCard, Credential | null>> {
  const name = 'payments.shopify.example';
  const past = { from: new Date(Date.now() - 30 * DAY), to: new Date(Date.now() - DAY) };
  return {
    good: await shopify.issue({ use: 'client', name }),
    none: null,
    foreign: await stranger.issue({ use: 'client', name }),
    expired: await shopify.issue({ use: 'client', name, validity: past }),
  };
}

/** Where the launcher of the app finds what the app needs. */
export type PkiFiles = {
  netCa: string;
  shopifyClientCa: string;
  sessionsKey: string;
  sessionsCert: string;
};

/** Writes the files that the app's processes are started with. */
export async function writePki(pki: Pki, dir: string, sessionsHost: string): Promise<PkiFiles> {
  await mkdir(dir, { recursive: true });
  const files = {
    netCa: join(dir, 'net-ca.pem'),
    shopifyClientCa: join(dir, 'shopify-client-ca.pem'),
    sessionsKey: join(dir, 'sessions-key.pem'),
    sessionsCert: join(dir, 'sessions-cert.pem'),
  };
  const sessions = await pki.issueServer(sessionsHost);
  await writeFile(files.netCa, pki.netCa);
  await writeFile(files.shopifyClientCa, pki.shopifyClientCa);
  await writeFile(files.sessionsKey, sessions.key, { mode: 0o600 });
  await writeFile(files.sessionsCert, sessions.cert);
  return files;
}
