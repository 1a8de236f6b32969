import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Floor, ServerTls } from './bare-server.ts';
import { openNotificationFloor } from './notification-floor.ts';
import type { FloorPlan } from './plan.ts';
import { openSessionFloor } from './session-floor.ts';

// node bench/floors/serve.ts notification|session --database URL --plan FILE [--secret S]
//   [--connections N] [--port P] [--key F --cert F --client-ca F]
// Prints one JSON line {"ready":true,"port":…} and serves until SIGTERM.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: 'string' },
    plan: { type: 'string' },
    secret: { type: 'string', default: '' },
    connections: { type: 'string' },
    port: { type: 'string', default: '0' },
    key: { type: 'string' },
    cert: { type: 'string' },
    'client-ca': { type: 'string' },
  },
});

const floor = await open(positionals[0] ?? '');
process.stdout.write(`${JSON.stringify({ ready: true, port: floor.port })}\n`);
process.once('SIGTERM', () => void floor.close());

async function open(kind: string): Promise<Floor> {
  const { plan } = (await import(path.resolve(values.plan ?? ''))) as { plan: FloorPlan };
  const tls = await readTls();
  const common = {
    databaseUrl: values.database ?? '',
    plan,
    port: Number(values.port),
    ...(tls ? { tls } : {}),
  };
  const connections = values.connections ? Number(values.connections) : null;
  if (kind === 'session') {
    return await openSessionFloor({ ...common, ...(connections ? { connections } : {}) });
  }
  if (kind !== 'notification') throw new Error(`no such floor: "${kind}"`);
  const lanes = connections ? { lanes: connections } : {};
  return await openNotificationFloor({ ...common, ...lanes, secretKey: values.secret });
}

async function readTls(): Promise<ServerTls | null> {
  const { key, cert, 'client-ca': clientCa } = values;
  if (!key || !cert || !clientCa) return null;
  const read = (file: string): Promise<string> => readFile(file, 'utf8');
  return { key: await read(key), cert: await read(cert), clientCa: await read(clientCa) };
}
