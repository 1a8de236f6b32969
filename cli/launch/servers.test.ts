import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from './free-port.ts';
import { createServers } from './servers.ts';

// why: the guardian ends what outlives a launcher; nothing does here
const guard = { born: () => {}, dead: () => {}, directory: () => {}, dismiss: async () => {} };

it('never takes the answer of another program on its port for that of its own server', async () => {
  // why: the server of another world, which took the port between its choice and our start
  const other = createServer((_request, response) => response.end('ok'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const servers = createServers({
    ports: [{ port, sessionsPort: await freePort() }],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
    guard,
    log: () => undefined,
  });
  await expect(servers.startAll()).rejects.toThrow(/ended with 1 at its start/);
  await new Promise((resolve) => other.close(resolve));
});
