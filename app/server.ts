import path from 'node:path';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { healthDoor } from '#app/doors/health.server.ts';
import { notificationDoor } from '#app/doors/notifications.server.ts';
import { paymentSessionDoor, refundSessionDoor } from '#app/doors/sessions.server.ts';
import { createWaiting, type Waiting } from '#app/doors/waiting.ts';
import { createWebhookDoor } from '#app/doors/webhooks.server.ts';
import { buildHouse, type House } from '#app/house.server.ts';
import { assertClockAllowed } from '#app/merchants/clock-guard.server.ts';
import { findInstalledShop } from '#app/merchants/installations.server.ts';
import { seedRegistrations } from '#app/merchants/registrations.server.ts';
import { createMovableClock, systemClock } from '#app/platform/clock.server.ts';
import { type Config, readConfig } from '#app/platform/config.server.ts';
import { assertWalls, openDatabase } from '#app/platform/database.server.ts';
import { createEgress } from '#app/platform/egress.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { createGaps } from '#app/platform/gaps.server.ts';
import { timeOrderedIds } from '#app/platform/ids.server.ts';
import {
  createBrowserListener,
  createSessionListener,
  type SessionTrust,
} from '#app/platform/listeners.server.ts';
import { createLog, describeBug, listenerLog } from '#app/platform/log.server.ts';
import type { RunningServer } from '#app/platform/running-server.server.ts';
import { createSealing } from '#app/platform/sealing.server.ts';
import { LARGEST_REPORT } from '#app/reconciliation/files/spool.server.ts';

/** The production server: two listeners, the worker, and a gentle end. */

/** A report with the form around it. */
const LARGEST_UPLOAD_BYTES = LARGEST_REPORT + 1_000_000;

const root = path.resolve(import.meta.dirname, '..');

function layFoundation(config: Config): Foundation {
  const { clockOffsetFile, egressProxy, stopAt } = config;
  const egress = createEgress(egressProxy ? { proxy: egressProxy } : {});
  return {
    config,
    clock: clockOffsetFile ? createMovableClock(clockOffsetFile) : systemClock,
    ids: timeOrderedIds,
    log: createLog(config.logLevel),
    database: openDatabase({ url: config.databaseUrl, poolSize: config.poolSize }),
    sealing: createSealing(config.sealingKeys),
    egress,
    downloads: egress,
    gap: createGaps(stopAt?.gap ?? null, stopAt?.passes),
  };
}

async function browserListener(house: House, waiting: Waiting): Promise<RunningServer> {
  const build = (await import(path.join(root, 'build/server/index.js'))) as ServerBuild;
  const handler = createRequestHandler(build, 'production');
  const { findAccount } = house.notifications;
  const receive = waiting.counted(house.notifications.receive);
  const doors = [
    healthDoor(house.database),
    notificationDoor({
      findAccount,
      receive,
      wake: () => house.worker.wake(),
      log: house.log,
      config: house.config,
    }),
    createWebhookDoor(house),
  ];
  return createBrowserListener({
    doors,
    assetsDir: path.join(root, 'build/client'),
    log: listenerLog(house.log),
    remix: {
      handle: (request) => handler(request, { house }),
      origin: house.config.appUrl,
      maxBodyBytes: 1_000_000,
      uploads: { path: '/app/reconciliation/imports/upload', maxBytes: LARGEST_UPLOAD_BYTES },
    },
  });
}

function sessionListener(house: House, waiting: Waiting): RunningServer {
  const deps = {
    openSession: waiting.counted(house.payments.open),
    openRefund: waiting.counted(house.refunds.open),
    findInstalledShop: (ref: { registrationKey: string; domain: string }) =>
      findInstalledShop(house, ref),
    gap: house.gap,
    log: house.log,
  };
  const doors = [healthDoor(house.database), paymentSessionDoor(deps), refundSessionDoor(deps)];
  return createSessionListener({
    doors,
    trust: trustOf(house.config),
    log: listenerLog(house.log),
  });
}

function trustOf({ sessionGuard }: Config): SessionTrust {
  if (sessionGuard.kind === 'trusted-proxy')
    return { by: 'trusted-proxy', secret: sessionGuard.secret };
  const { key, cert, ca } = sessionGuard;
  return { by: 'client-certificate', key: `${key}`, cert: `${cert}`, ca: `${ca}` };
}

async function start(): Promise<void> {
  const config = readConfig();
  const foundation = layFoundation(config);
  const { log, database } = foundation;
  await assertWalls(database);
  await seedRegistrations(foundation);
  await assertClockAllowed(foundation);
  const waiting = createWaiting();
  const house = buildHouse(foundation, waiting.count);
  const browsers = await browserListener(house, waiting);
  const sessions = sessionListener(house, waiting);
  const port = await browsers.listen(config.port, config.host);
  const sessionsPort = await sessions.listen(config.sessionsPort, config.host);
  log.info('server.ready', { port, sessionsPort });
  const end = async (): Promise<void> => {
    await Promise.all([browsers.drain(), sessions.drain()]);
    await house.worker.stop();
    await database.close();
    log.info('server.ended');
    process.exit(0);
  };
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());
}

start().catch((bug: unknown) => {
  process.stderr.write(`The server does not start. ${describeBug(bug)}\n`);
  process.exit(1);
});
