import { connect, type Socket } from 'node:net';

/** Where one process of the app listens. */
export type Target = { host: string; port: number };

/** The app's public names and the processes behind them. */
export type Upstreams = {
  serves(host: string): boolean;
  demandsCertificates(host: string): boolean;
  /** The first public name that browsers use. */
  browserHost(): string;
  /** All processes behind a name, another one first each time. */
  inTurn(host: string): Target[];
};

export function createUpstreams(hosts: Record<string, string[]>, tlsHosts: string[]): Upstreams {
  const targets = new Map(Object.entries(hosts).map(([host, list]) => [host, list.map(parse)]));
  const turns = new Map<string, number>();
  return {
    serves: (host) => targets.has(host),
    demandsCertificates: (host) => tlsHosts.includes(host),
    browserHost: () => [...targets.keys()].find((host) => !tlsHosts.includes(host)) ?? 'localhost',
    inTurn(host) {
      const list = targets.get(host) ?? [];
      const turn = turns.get(host) ?? 0;
      turns.set(host, turn + 1);
      return list.map((_, index) => list[(turn + index) % list.length] as Target);
    },
  };
}

function parse(address: string): Target {
  const at = address.lastIndexOf(':');
  return { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
}

/** A raw connection to the first process that takes one; null when all refuse. */
export async function connectToAny(targets: Target[]): Promise<Socket | null> {
  for (const target of targets) {
    const socket = await tryConnect(target);
    if (socket) return socket;
  }
  return null;
}

function tryConnect(target: Target): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(target);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}
