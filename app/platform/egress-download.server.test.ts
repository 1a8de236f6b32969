import type { RequestListener } from 'node:http';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { type LocalCertificate, localCertificate, serveHttps } from '#test/gateways/local-https.ts';
import { CutShort, createEgress } from './egress.server.ts';

let certificate: LocalCertificate;
const open: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  certificate = await localCertificate();
});
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

const loopback = (address: string) => address === '127.0.0.1' || address === '::1';

async function downloadFrom(
  listener: RequestListener,
  limits: { mostBytes?: number; timeoutMs?: number } = {},
) {
  const server = await serveHttps(certificate, listener);
  const egress = createEgress({ ca: certificate.ca, allowAddress: loopback });
  open.push(server, egress);
  const asked = { url: server.url, headers: {}, timeoutMs: 5_000, mostBytes: 1_000, ...limits };
  const answer = await egress.download(asked);
  if (!answer.ok) throw new Error(answer.error.detail);
  return answer.value;
}

async function taken(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const cut = (why: string) =>
  expect.toSatisfy((error: unknown) => error instanceof CutShort && error.why === why);

it.each([
  ['by its length', { 'content-length': '8' }],
  ['in chunks', {}],
])('hands over a file as it comes, told %s', async (_how, headers) => {
  const file = await downloadFrom((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/csv', ...headers });
    res.write('a;b\n');
    res.end('1;2\n');
  });
  expect(file).toMatchObject({ status: 200, headers: { 'content-type': 'text/csv' } });
  expect(await taken(file.bytes)).toBe('a;b\n1;2\n');
});

it.each([
  ['its length', { 'content-length': '100' }],
  ['its last chunk', {}],
])('does not take for whole what ends before %s', async (_what, headers) => {
  const file = await downloadFrom((_req, res) => {
    res.writeHead(200, headers);
    res.write('half', () => res.destroy());
  });
  await expect(taken(file.bytes)).rejects.toEqual(cut('broken'));
});

it('does not take for whole what tells no end', async () => {
  const file = await downloadFrom((_req, res) => {
    res.socket?.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\na;b\n');
  });
  await expect(taken(file.bytes)).rejects.toEqual(cut('no-end'));
});

it('stops at the limit of its size, and of its time', async () => {
  const large = await downloadFrom((_req, res) => res.end(Buffer.alloc(1_001)));
  await expect(taken(large.bytes)).rejects.toEqual(cut('too-large'));
  const slow = await downloadFrom((_req, res) => res.writeHead(200).write('a'), { timeoutMs: 150 });
  await expect(taken(slow.bytes)).rejects.toEqual(cut('timeout'));
});

it('goes to no private address, and over https alone', async () => {
  const egress = createEgress();
  open.push(egress);
  const asked = { headers: {}, timeoutMs: 1_000, mostBytes: 10 };
  for (const url of ['http://example.com/', 'https://127.0.0.1/'])
    expect(await egress.download({ ...asked, url })).toMatchObject({ error: { kind: 'not-sent' } });
});
