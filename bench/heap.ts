import { mustBeTaken } from './duel.ts';
import type { Gate } from './figures.ts';
import type { Held } from './inspector.ts';
import { type LoadRequest, load } from './load.ts';
import type { Stage } from './stage.ts';
import { notifications, sessions } from './traffic.ts';

/** What the server holds after a collection, early and late. */
export type HeapFigure = {
  readonly early: { readonly requests: number; readonly held: Held };
  readonly late: { readonly requests: number; readonly held: Held };
  readonly ratio: number;
  readonly gates: readonly Gate[];
};

const PORTION = 5_000;
const MOST_GROWTH = 1.1;
const SOCKETS = 64;

/** Half of the requests are notifications, half sessions; the worker runs, as shipped. */
export async function measureHeap(
  stage: Stage,
  { early, late }: { early: number; late: number },
): Promise<HeapFigure> {
  await stage.restart({ work: 'on', inspect: true });
  await send(stage, early);
  const first = await held(stage);
  await send(stage, late - early);
  const last = await held(stage);
  const ratio = last.heapUsed / first.heapUsed;
  return {
    early: { requests: early, held: first },
    late: { requests: late, held: last },
    ratio,
    gates: [{ says: `≤ ${MOST_GROWTH} ×`, kept: ratio <= MOST_GROWTH }],
  };
}

async function held(stage: Stage): Promise<Held> {
  const inspector = await stage.inspector();
  return await inspector.heldAfterCollection().finally(() => inspector.close());
}

async function send(stage: Stage, count: number): Promise<void> {
  const { browsers, sessions: machines, notificationPath: path, shop } = stage;
  for (let left = count; left > 0; left -= PORTION) {
    const half = Math.min(left, PORTION) / 2;
    const told = notifications(half, { path, secretKey: shop.secretKey });
    const common = { sockets: SOCKETS / 2 };
    const both = await Promise.all([
      load({ ...common, targets: [browsers.target], requests: told }),
      load({
        ...common,
        targets: [machines.target],
        requests: sessions(half, shop.domain) satisfies LoadRequest[],
        ...(machines.tls ? { tls: machines.tls } : {}),
      }),
    ]);
    both.forEach(mustBeTaken);
  }
}
