import { expect, it } from 'vitest';
import { type Stage, sessionBody, setStage } from './stage.ts';

/** Looks at the database each time the gateway or Shopify is called, before the call is done. */
function watchCalls<Seen>(stage: Stage, look: (call: string) => Promise<Seen>) {
  const seen: { call: string; saw: Seen }[] = [];
  const watched =
    <Args extends unknown[], Answer>(call: string, done: (...args: Args) => Promise<Answer>) =>
    async (...args: Args) => {
      seen.push({ call, saw: await look(call) });
      return done(...args);
    };
  const { gateway, rail } = stage;
  gateway.issue = watched('issue', gateway.issue);
  gateway.query = watched('query', gateway.query);
  gateway.void = watched('void', gateway.void);
  rail.tell = watched('tell', rail.tell);
  return seen;
}

const openTransactions = (stage: Stage) =>
  stage.house.asOwner<{ state: string }>(
    `select state from pg_stat_activity
     where datname = current_database() and application_name = 'codigo_app' and xact_start is not null`,
  );

it('holds no transaction open while the gateway or Shopify is called', async () => {
  await using stage = await setStage();
  const seen = watchCalls(stage, () => openTransactions(stage));
  const { voucher } = await stage.landed();
  await stage.first.drain();
  await stage.first.ask(voucher.id);
  await stage.first.voidCode(voucher.id);
  expect(seen).toEqual(['issue', 'tell', 'query', 'void'].map((call) => ({ call, saw: [] })));
});

it('has written down what it is about to ask before it asks', async () => {
  await using stage = await setStage();
  const seen = watchCalls(stage, async () => {
    const { codes, tells } = await stage.books();
    return [...codes, ...tells.map(({ what, attempts }) => `${what} attempt ${attempts}`)].join();
  });
  const { voucher } = await stage.landed();
  await stage.first.drain();
  await stage.first.voidCode(voucher.id);
  expect(seen.map(({ call, saw }) => `${call}: ${saw}`)).toEqual([
    'issue: intended',
    'tell: live,pending attempt 1',
    'void: voiding,pending attempt 1',
  ]);
});

it('does not say a thing a second time while the first saying of it is still under way', async () => {
  await using stage = await setStage();
  await stage.landed();
  const slow = stage.rail.hold('pending', 'before');
  const saying = stage.first.drain();
  await slow.arrived;
  await stage.second.drain();
  expect(stage.rail.heard).toHaveLength(1);
  slow.release();
  await saying;
});

it('issues one code when the shopper opens his page twice at once, on two processes', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  await Promise.all([stage.first.land(paymentId), stage.second.land(paymentId)]);
  expect(stage.gateway.codes).toHaveLength(1);
});

it('waits longer after each refusal before it says the same to Shopify again', async () => {
  await using stage = await setStage();
  await stage.landed();
  stage.rail.refusal = { kind: 'again-later', code: 'HTTP_503' };
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    await stage.first.drain();
    expect(stage.rail.heard).toHaveLength(attempt);
    const [tell] = await stage.house.asOwner<{ due_at: Date }>('select due_at from tell');
    const dueAt = tell?.due_at ?? stage.clock.now();
    waits.push(dueAt.getTime() - stage.clock.now().getTime());
    stage.clock.set(dueAt);
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(new Set(waits).size).toBe(waits.length);
});
