import type { Copy, Stage } from '../stage.ts';
import { notifications } from '../traffic.ts';
import { startSteadyLoad } from './steady-load.ts';
import type { DoorReport, Kept } from './verdict.ts';

export type DoorPlan = {
  readonly stage: Stage;
  /** Where the server works. */
  readonly database: Copy;
  readonly perSecond: number;
};

/** Notifications come in steadily while `work` is done; then the inbox is asked what it kept of those it acknowledged. */
export async function whileNotified<T>(
  { stage, database, perSecond }: DoorPlan,
  work: () => Promise<T>,
): Promise<{ done: T; door: DoorReport }> {
  const { notificationPath: path, shop, browsers, ask } = stage;
  const operations: string[] = [];
  const steady = startSteadyLoad({
    target: browsers.target,
    perSecond,
    request: (n) => {
      const [request] = notifications(1, { path, secretKey: shop.secretKey });
      if (!request) throw new Error('no notification');
      const said = JSON.parse(request.body.toString()) as { operationNumber: string };
      operations[n] = said.operationNumber;
      return request;
    },
  });
  const done = await work().catch(async (error: unknown) => {
    await steady.stop();
    throw error;
  });
  const load = await steady.stop();
  const acknowledged = load.taken.map((n) => operations[n] ?? '');
  return {
    done,
    door: {
      load,
      kept: await keptOf((statement) => ask<Kept>(statement, database.ownerUrl), acknowledged),
    },
  };
}

async function keptOf(
  ask: (statement: string) => Promise<Kept[]>,
  operations: readonly string[],
): Promise<Kept> {
  const [kept] = await ask(`
    select count(*) filter (where times = 1)::int as once, count(*) filter (where times > 1)::int as more
    from (select count(*) as times from notification
          where facts ->> 'operation' = any('{${operations.join(',')}}') group by facts ->> 'operation') each`);
  return kept ?? { once: 0, more: 0 };
}
