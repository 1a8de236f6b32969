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
const TOLD_EVERY = 4 * PORTION;
const MOST_GROWTH = 1.1;
const SOCKETS = 64;

/** Half of the requests are notifications, half sessions; the worker runs, as shipped. Tells how far it is. */
export async function measureHeap(
  stage: Stage,
  { early, late }: { early: number; late: number },
  tell: (line: string) => void,
): Promise<HeapFigure> {
  await stage.restart({ work: 'on', inspect: true });
  const started = performance.now();
  const progress = (sent: number): void => {
    const seconds = Math.round((performance.now() - started) / 1000);
    if (sent % TOLD_EVERY === 0 || sent === late)
      tell(`heap: ${sent} of ${late} requests after ${seconds} s`);
  };
  await send(stage, { from: 0, to: early, progress });
  const first = await held(stage);
  await send(stage, { from: early, to: late, progress });
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

type Sending = {
  readonly from: number;
  readonly to: number;
  readonly progress: (sent: number) => void;
};

async function send(stage: Stage, { from, to, progress }: Sending): Promise<void> {
  const { browsers, sessions: machines, notificationPath: path, shop } = stage;
  for (let sent = from; sent < to; sent += PORTION) {
    const half = Math.min(to - sent, PORTION) / 2;
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
    progress(sent + half * 2);
  }
}
