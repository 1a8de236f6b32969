import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { acceptedManifest, declaredProvider } from '#app/gateways/declared-gateways.ts';
import { err } from '#app/kernel/result.ts';
import { createEgress } from '#app/platform/egress.server.ts';

const names = vi.hoisted(() => new Map<string, readonly string[]>());

// why: the DNS is not ours; here it answers as whoever owns a name could make it answer.
vi.mock('node:dns', async (original) => {
  const dns = await original<typeof import('node:dns')>();
  type Answer = (error: Error | null, found: { address: string; family: number }[]) => void;
  const lookup = (host: string, _options: object, answer: Answer) => {
    const found = names.get(host) ?? [];
    const addresses = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    answer(found.length === 0 ? new Error('ENOTFOUND') : null, addresses);
  };
  return { ...dns, lookup, default: { ...dns, lookup } };
});

const HOST = 'sandbox.andina-pagos.example';
const text = readFileSync('docs/gateways/declared/examples/andina.json', 'utf8');
const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((egress) => egress.close())));

function probe() {
  const egress = createEgress();
  open.push(egress);
  const provider = declaredProvider(acceptedManifest(text), { mayCall: () => true });
  const fields = { merchantId: 'M-1', apiKey: 'key-1', signingSecret: 'secret-1' };
  const credentials = { gateway: 'declared', fields };
  const deps = { egress, clock: { now: () => new Date() } };
  const account = { mode: 'test', credentials, notificationUrl: 'https://app.example/n' } as const;
  return { called: provider.open(deps, account).probe(), egress };
}

describe('an approved name that leads into a private network', () => {
  it.each([
    ['the loopback', ['127.0.0.1']],
    ['a private network', ['10.1.2.3']],
    ['the metadata service', ['169.254.169.254']],
    ['a private IPv6 network', ['fd00:ec2::254']],
    ['IPv4 in the clothes of IPv6', ['::ffff:10.0.0.1']],
    ['one public address and one private', ['93.184.216.34', '192.168.1.1']],
  ])('is not called: %s', async (_what, addresses) => {
    names.set(HOST, addresses);
    const { called, egress } = probe();
    expect(await called).toEqual(err({ kind: 'unavailable' }));
    const url = `https://${HOST}/`;
    expect(await egress.send({ method: 'GET', url, headers: {}, timeoutMs: 1_000 })).toEqual(
      err({ kind: 'not-sent', detail: 'REFUSED_ADDRESS' }),
    );
  });
});
