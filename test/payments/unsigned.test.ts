import { describe, expect, it } from 'vitest';
import type { GatewayNotification, GatewayProvider } from '#app/gateways/gateway.ts';
import { err, ok } from '#app/kernel/result.ts';
import { HOUR, MINUTE, type Stage, sessionBody, setStage } from './stage.ts';

/** A gateway that signs nothing. why: Culqi is such, and EBANX without its certificate; anybody can write what they write. */
function unsigned(provider: GatewayProvider): GatewayProvider {
  return {
    ...provider,
    capabilities: { ...provider.capabilities, notifications: 'unsigned' },
    readNotification: ({ body }) => {
      const text = Buffer.from(body).toString();
      if (!text.startsWith('{')) return err({ reason: 'unreadable', detail: 'no JSON' });
      const news: GatewayNotification = {
        event: 'changed',
        eventType: 'order.status.changed',
        operation: null,
        amount: null,
        transactionCode: null,
        ...JSON.parse(text),
      };
      return ok(news);
    },
  };
}

const tells = (stage: Stage, news: Partial<GatewayNotification> | string, process = stage.first) =>
  process.receive({
    account: { ...process.account, provider: unsigned(process.account.provider) },
    raw: {
      body: Buffer.from(typeof news === 'string' ? news : JSON.stringify(news)),
      headers: {},
    },
    sourceAddress: '203.0.113.9',
  });

const asks = (stage: Stage) => stage.gateway.calls.filter((call) => call === 'query').length;

async function kept(stage: Stage) {
  const [rows] = await stage.house.asOwner<Record<'inbox' | 'deliveries' | 'aside', number>>(
    `select (select count(*)::int from notification) as inbox, (select count(*)::int from delivery) as deliveries,
       (select count(*)::int from refused_delivery) as aside`,
  );
  return rows ?? { inbox: -1, deliveries: -1, aside: -1 };
}

/** Two thousand bodies of a forger who knows the address: invented codes, other events, and what is no JSON at all. */
const forged = (count: number): (Partial<GatewayNotification> | string)[] =>
  Array.from({ length: count }, (_, index) => {
    if (index % 3 === 0) return `no JSON ${index}`;
    const reference = `ord_forged_${index}`;
    return index % 3 === 1
      ? { reference }
      : { reference, event: 'unknown', eventType: `invented ${index}` };
  });

describe('two thousand forged deliveries at a door where nothing is signed', () => {
  it('make us ask nobody, fill nothing, and hold up no real one', async () => {
    await using stage = await setStage();
    const { reference } = await stage.landed();
    await stage.first.drain();
    const before = asks(stage);
    const flood = forged(2_000).map((news) => tells(stage, news));
    stage.gateway.pay(reference);
    const real = await tells(stage, { reference }, stage.second);
    await Promise.all(flood);
    expect(real).toMatchObject({ ok: true });
    await stage.first.drain();
    expect((await stage.books()).money).toEqual(['settles 12050']);
    expect(asks(stage) - before).toBe(1);
    const rows = await kept(stage);
    expect(rows).toMatchObject({ inbox: 1, deliveries: 1 });
    expect(rows.aside).toBeLessThanOrEqual(60);
  });

  it('that name a real code make us ask about it seldom, and its money is found', async () => {
    await using stage = await setStage();
    const { reference } = await stage.landed();
    const { reference: quiet } = await stage.landed({ id: 's2', group: 'checkout-2' });
    await stage.first.drain();
    const before = asks(stage);
    const flood = Array.from({ length: 2_000 }, (_, index) =>
      tells(stage, { reference, eventType: `${index}` }),
    );
    const answers = await Promise.all(flood);
    await stage.first.drain();
    expect(asks(stage) - before).toBeLessThanOrEqual(40);
    expect((await kept(stage)).inbox).toBeLessThanOrEqual(30);
    expect(answers.some((answer) => !answer.ok && answer.error.reason === 'too-many')).toBe(true);
    for (const paid of [reference, quiet]) {
      stage.gateway.pay(paid);
      await tells(stage, { reference: paid });
    }
    await stage.wait(MINUTE / 2, MINUTE / 6);
    expect((await stage.books()).money).toEqual(['settles 12050', 'settles 12050']);
  });

  it('while a code is awaited that has no name yet, are asked about within a bound', async () => {
    await using stage = await setStage();
    stage.gateway.next('issue', { kind: 'done-but-unanswered' });
    const { paymentId } = await stage.first.openBody(sessionBody());
    await stage.first.land(paymentId);
    stage.gateway.pay('2500001');
    await tells(stage, { reference: '2500001' });
    await Promise.all(forged(2_000).map((news) => tells(stage, news)));
    await stage.first.drain();
    expect(asks(stage)).toBeLessThanOrEqual(32);
    expect((await kept(stage)).inbox).toBeLessThanOrEqual(30);
    expect((await stage.books()).money).toEqual(['settles 12050']);
    stage.clock.move(HOUR);
    await tells(stage, { reference: 'ord_forged_again' });
    expect((await kept(stage)).inbox).toBeLessThanOrEqual(31);
  });
});

it('reads of a delivery that names several codes only those that are ours', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.gateway.pay(reference);
  await tells(stage, { reference: 'ord_forged', alsoChanged: ['ord_other', reference] });
  const before = asks(stage);
  await stage.first.drain();
  expect((await stage.books()).money).toEqual(['settles 12050']);
  expect(asks(stage) - before).toBe(1);
});

it('puts aside, for a while, what names no code of this shop', async () => {
  await using stage = await setStage();
  expect(await tells(stage, { reference: 'ord_sold_elsewhere' })).toMatchObject({
    ok: false,
    error: { reason: 'no-code-of-ours' },
  });
  const aside = await stage.house.asOwner('select reason from refused_delivery');
  expect(aside).toEqual([{ reason: 'no-code-of-ours' }]);
});
