import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureBuilt } from './build.ts';
import { type BrowserPorts, type Cast, castOf, type ShopPlan, sandboxConfig } from './cast.ts';
import { type Control, createControl } from './control.ts';
import { startDatabase, type WorldDatabase } from './database.ts';
import { makeDirectory } from './directory.ts';
import { serverEnvironment } from './environment.ts';
import { freePort } from './free-port.ts';
import { type Guard, startGuard } from './guard.ts';
import { APP_URL } from './places.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox.ts';
import { createServers, type ServerPorts, type Servers } from './servers.ts';

export type WorldPlan = {
  /** Where its files stand; a new directory of the system's, removed at the end, where none is named. */
  readonly directory?: string;
  readonly servers?: number;
  readonly seed?: number;
  readonly shops?: readonly ShopPlan[];
  /** For a person's browser; any free ones where none are named. */
  readonly ports?: BrowserPorts;
  /** Gets a line at a time: which part speaks, and what it says. */
  readonly log: (part: string, line: string) => void;
};

/** A whole world on this machine: a real database, the production server, and the simulated outside. */
export type World = {
  readonly cast: Cast;
  readonly control: Control;
  readonly servers: Servers;
  /** What the server is started with; an operator's command gets the same. */
  readonly environment: NodeJS.ProcessEnv;
  /** Reads everything, past the walls: for whoever judges. */
  readonly ownerUrl: string;
  /** What the server is given: a login that may only take the three roles. */
  readonly serverUrl: string;
  /** The page from which a person plays. */
  readonly startUrl: string;
  /** Where the app is, as the outside world names it. */
  readonly appUrl: string;
  /** A browser that goes through it reaches everything by its own name; the certificates are the stage's own. */
  readonly proxyUrl: string;
  /** An address of the app as a plain browser of this machine reaches it. */
  browserUrl(appUrl: string): string;
  stop(): Promise<void>;
};

const LIMA: ShopPlan = { domain: 'tienda-lima.myshopify.com', name: 'Tienda Lima' };

type Standing = {
  readonly guard: Guard;
  database?: WorldDatabase;
  sandbox?: SandboxProcess;
  servers?: Servers;
};

/** Builds what is stale, and starts all of it. What was started is stopped again where one part fails. */
export async function startWorld(plan: WorldPlan): Promise<World> {
  const standing: Standing = { guard: startGuard() };
  try {
    return await startParts(plan, standing);
  } catch (error) {
    await stopParts(standing);
    throw error;
  }
}

async function startParts(plan: WorldPlan, standing: Standing): Promise<World> {
  const { log, shops = [LIMA] } = plan;
  const { guard } = standing;
  const directory = await makeDirectory(plan.directory, guard);
  const [database] = await Promise.all([
    startDatabase(directory, guard),
    ensureBuilt((line) => log('launch', line)),
  ]);
  standing.database = database;
  const stage = { plan, directory, guard, cast: castOf(shops), ports: await portsFor(plan) };
  standing.sandbox = await startOutside(stage);
  const { ready } = standing.sandbox;
  const environment = serverEnvironment({
    serverUrl: database.serverUrl,
    registrationsFile: await writeRegistrations(stage.cast, directory),
    sealingKey: stage.cast.sealingKey,
    sandbox: ready,
  });
  standing.servers = createServers({
    ports: stage.ports,
    env: environment,
    guard,
    log: (n, line) => log(`server-${n + 1}`, line),
  });
  await standing.servers.startAll();
  return {
    cast: stage.cast,
    control: createControl(ready.ports.control),
    servers: standing.servers,
    environment,
    ownerUrl: database.ownerUrl,
    serverUrl: database.serverUrl,
    proxyUrl: `http://127.0.0.1:${ready.ports.proxy}`,
    startUrl: `http://localhost:${ready.ports.admin}`,
    appUrl: APP_URL,
    browserUrl: (url) => url.replace(APP_URL, `http://localhost:${ready.ports.edge}`),
    stop: () => stopParts(standing),
  };
}

type Stage = {
  readonly plan: WorldPlan;
  readonly directory: string;
  readonly guard: Guard;
  readonly cast: Cast;
  readonly ports: readonly ServerPorts[];
};

function startOutside({ plan, directory, guard, cast, ports }: Stage): Promise<SandboxProcess> {
  const { seed = 1, ports: browserPorts = { admin: 0, edge: 0 } } = plan;
  const config = sandboxConfig({ cast, directory, seed, ports: browserPorts, servers: ports });
  return startSandboxProcess(config, directory, {
    guard,
    log: (line) => plan.log('sandbox', line),
  });
}

async function stopParts({ servers, sandbox, database, guard }: Standing): Promise<void> {
  await servers?.stop();
  await sandbox?.stop();
  await database?.stop();
  await guard.dismiss();
}

async function writeRegistrations(cast: Cast, directory: string): Promise<string> {
  const file = path.join(directory, 'registrations.json');
  await writeFile(file, JSON.stringify(cast.registrations), { mode: 0o600 });
  return file;
}

async function portsFor({ servers = 2 }: WorldPlan): Promise<ServerPorts[]> {
  const ports: ServerPorts[] = [];
  while (ports.length < servers) {
    ports.push({ port: await freePort(), sessionsPort: await freePort() });
  }
  return ports;
}
