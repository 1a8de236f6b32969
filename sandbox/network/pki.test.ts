import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientCard, createPki, type Pki } from './pki.ts';

describe('a session door that demands certificates of Shopify', () => {
  let pki: Pki;
  let door: Server;

  beforeAll(async () => {
    pki = await createPki();
    const own = await pki.issueServer('sessions.codigo.example');
    door = createServer({
      ...own,
      ca: pki.shopifyClientCa,
      requestCert: true,
      rejectUnauthorized: true,
    });
    door.on('tlsClientError', () => undefined);
    door.on('secureConnection', (socket) => {
      const issuer = String(socket.getPeerCertificate().issuer.CN);
      socket.on('error', () => undefined).end(issuer);
    });
    door.listen(0, '127.0.0.1');
    await once(door, 'listening');
  });

  afterAll(() => void door.close());

  async function knock(card: ClientCard): Promise<string> {
    const socket = connect({
      host: '127.0.0.1',
      port: (door.address() as AddressInfo).port,
      servername: 'sessions.codigo.example',
      ca: pki.netCa,
      ...(pki.clientCard(card) ?? {}),
    });
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('end', () => (heard ? resolve(heard) : reject(new Error('hung up'))));
    });
  }

  it('lets Shopify in and sees who signed its certificate', async () => {
    expect(await knock('good')).toBe(pki.clientIssuer);
  });

  it.each(['none', 'foreign', 'expired'] as const)('turns a caller away: %s', async (card) => {
    await expect(knock(card)).rejects.toThrow();
  });

  it('speaks for any simulated host with a certificate that the app trusts', async () => {
    const server = createServer({ SNICallback: (name, done) => answer(pki, name, done) });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect({
      port: (server.address() as AddressInfo).port,
      host: '127.0.0.1',
      servername: 'pre1a.services.pagoefectivo.pe',
      ca: pki.netCa,
    });
    await once(socket, 'secureConnect');
    expect(socket.authorized).toBe(true);
    expect(socket).toBeInstanceOf(TLSSocket);
    socket.destroy();
    server.close();
  });
});

type Done = (error: Error | null, context?: Awaited<ReturnType<Pki['serverFor']>>) => void;

function answer(pki: Pki, name: string, done: Done): void {
  pki.serverFor(name).then((context) => done(null, context), done);
}
