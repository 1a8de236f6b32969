import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from './child.ts';
import type { Guard } from './guard.ts';

/** What one process of the production server listens on. */
export type ServerPorts = { readonly port: number; readonly sessionsPort: number };

/** The processes of the production server, numbered from 0. */
export type Servers = {
  readonly ports: readonly ServerPorts[];
  startAll(): Promise<void>;
  /** Ends one as a power cut would. */
  kill(n: number): Promise<void>;
  /** Starts one that is down; `env` is added to its environment. Settles when it is healthy. */
  restart(n: number, env?: Record<string, string>): Promise<void>;
  isRunning(n: number): boolean;
  /** Settles when this one is gone. */
  ended(n: number): Promise<void>;
  stop(): Promise<void>;
};

type Deps = {
  readonly ports: readonly ServerPorts[];
  /** The whole environment of the server but its ports: it gets nothing else from us. */
  readonly env: NodeJS.ProcessEnv;
  readonly guard: Guard;
  readonly log: (n: number, line: string) => void;
};

export function createServers({ ports, env, guard, log }: Deps): Servers {
  const children = new Map<number, Child>();
  const restart = async (n: number, more: Record<string, string> = {}) => {
    const own = ports[n];
    if (!own) throw new Error(`there is no server ${n}`);
    if (children.get(n)?.isRunning()) throw new Error(`server ${n} runs already`);
    const said = Promise.withResolvers<void>();
    const child = startChild({
      script: 'app/server.ts',
      env: { ...env, ...more, PORT: `${own.port}`, SESSIONS_PORT: `${own.sessionsPort}` },
      guard,
      log: (line) => {
        if (line.includes(READY)) said.resolve();
        log(n, line);
      },
    });
    children.set(n, child);
    await listening(child, said.promise);
    await healthy(child, own.port);
  };
  return {
    ports,
    startAll: async () => void (await Promise.all(ports.map((_, n) => restart(n)))),
    kill: async (n) => children.get(n)?.kill(),
    restart,
    isRunning: (n) => children.get(n)?.isRunning() ?? false,
    ended: async (n) => void (await children.get(n)?.ended),
    stop: async () => void (await Promise.all([...children.values()].map((c) => c.terminate()))),
  };
}

const START_LIMIT_MS = 60_000;

/** What a server says when it listens (app/server.ts). */
const READY = '"msg":"server.ready"';

/**
 * Settles when the server itself says that it listens. An answer on its port proves nothing: where another world has
 * taken the port meanwhile, its server answers just as well, and refuses (401) all that is meant for ours.
 */
async function listening(child: Child, said: Promise<void>): Promise<void> {
  const limit = AbortSignal.timeout(START_LIMIT_MS);
  const late = new Promise<'late'>((resolve) =>
    limit.addEventListener('abort', () => resolve('late'), { once: true }),
  );
  const first = await Promise.race([said, child.ended, late]);
  if (first === 'late') throw new Error(`a server did not listen after ${START_LIMIT_MS} ms`);
  if (first !== undefined) throw new Error(`a server ended with ${first} at its start`);
}

async function healthy(child: Child, port: number): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    if (!child.isRunning())
      throw new Error(`a server ended with ${await child.ended} at its start`);
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await pause(50);
  }
  throw new Error(`a server was not healthy after ${START_LIMIT_MS} ms`);
}
