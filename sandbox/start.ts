import type { Server } from 'node:http';
import { createControl } from './control/control.ts';
import { createLobby } from './lobby/lobby.ts';
import { createEdge } from './network/edge.ts';
import type { Site } from './network/exchange.ts';
import { createSiteServer, listen } from './network/listener.ts';
import { createPki, type Pki, type PkiFiles, writePki } from './network/pki.ts';
import { createPlainWeb, type PlainWeb } from './network/plain-web.ts';
import { createPostOffice } from './network/post-office.ts';
import { type Casting, createProxy } from './network/proxy.ts';
import { createUpstreams } from './network/upstreams.ts';
import { createOutsideWorld, type OutsideWorld } from './outside-world.ts';
import { createApis } from './shopify/apis.ts';
import { appBridgeScript } from './shopify/pages/script.ts';
import { createShopSite } from './shopify/pages/shop-site.ts';
import { Bank } from './till/bank.ts';
import type { Config, Ports } from './world/config.ts';
import type { Log } from './world/log.ts';
import { startTicking } from './world/ticking.ts';

/** What the launcher of the app needs to know; printed as the ready line. */
export type Ready = {
  ready: true;
  ports: Ports;
  dir: string;
  files: PkiFiles & { clock: string };
};

export type Sandbox = { ready: Ready; stop(): Promise<void> };

/** Builds the outside world and opens its doors. Its files stand before it resolves. */
export async function startSandbox(config: Config, log: Log): Promise<Sandbox> {
  const pki = await createPki();
  const sessionsHost = config.tlsHosts[0] ?? 'sessions.codigo.example';
  const files = await writePki(pki, config.dir, sessionsHost);
  const ports: Ports = { ...config.ports };
  const upstreams = createUpstreams(config.hosts, config.tlsHosts);
  const post = createPostOffice({ upstreams, pki, edgePort: () => ports.edge });
  const world = createOutsideWorld({ config, log, pki, post });
  const doors = openDoors({ config, log, pki, ports, upstreams, world });
  for (const name of ['edge', 'admin', 'control', 'proxy'] as const) {
    ports[name] = await listen(doors.servers[name], config.ports[name]);
  }
  const ticking = startTicking(world.clock, async () => {
    world.shopify.sessions.tick();
    await Promise.all(world.gateways.map((gateway) => gateway.tick()));
  });
  const ready = { ready: true, ports, dir: config.dir } as const;
  return {
    ready: { ...ready, files: { ...files, clock: world.clockFile } },
    async stop() {
      ticking.stop();
      doors.closeProxy();
      const { control, admin, edge } = doors.servers;
      await Promise.all([control, admin, edge].map(close));
    },
  };
}

type Opening = {
  config: Config;
  log: Log;
  pki: Pki;
  ports: Ports;
  upstreams: ReturnType<typeof createUpstreams>;
  world: OutsideWorld;
};

function openDoors({ config, log, pki, ports, upstreams, world }: Opening) {
  const appHosts = Object.keys(config.hosts).filter((host) => !config.tlsHosts.includes(host));
  const web = (): PlainWeb =>
    createPlainWeb({ adminPort: ports.admin, edgePort: ports.edge, appHosts });
  const site = createSite(world, web);
  const proxy = createProxy({ upstreams, pki, log, casting: castingOf(site, world) });
  const servers: Record<keyof Ports, Server> = {
    proxy: proxy.server,
    control: createSiteServer(createControl(world), log),
    admin: createSiteServer(site, log),
    edge: createSiteServer(createEdge({ upstreams, web, appBridge: appBridgeScript }), log),
  };
  return { servers, closeProxy: proxy.close };
}

/** Everything simulated that has pages or doors of its own; the gateways' hosts apart. */
function createSite(world: OutsideWorld, web: () => PlainWeb): Site {
  const tellers = new Bank(world.gateways);
  const bank: Site = async ({ req, res, body }) => tellers.handle(req, res, body);
  const sites = [createApis(world.shopify), createShopSite(world.shopify, web), createLobby(world)];
  return async (exchange) => {
    for (const site of [...sites, bank]) if (await site(exchange)) return true;
    return false;
  };
}

/** Who plays which host of the internet. */
function castingOf(shopify: Site, { gateways }: OutsideWorld): Casting {
  return (host) => {
    if (/(^|\.)(myshopify|shopify)\.com$/.test(host)) return shopify;
    const gateway = gateways.find(({ dialect }) => host in dialect.hosts);
    return gateway ? ({ req, res, body }) => gateway.handle(req, res, body) : null;
  };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
