import { expect, it } from 'vitest';
import { closeException } from '#app/exceptions/close.server.ts';
import { createConsequence } from '#app/payments/consequence.server.ts';
import { gidOf, HOUR, MINUTE, newsOf, PEN, type Stage, setStage } from './stage.ts';

const AWAY = { kind: 'again-later', code: 'HTTP_503' } as const;

/** What a person decides about the open exception of a kind. */
async function decide(stage: Stage, kind: string, choice: string): Promise<void> {
  const { exceptions } = await stage.books();
  const open = exceptions.find((one) => one.kind === kind && one.closed_at === null);
  const { deps } = stage.first;
  const closed = await closeException(
    { ...deps, consequence: createConsequence(deps) },
    {
      shopId: stage.world.shopId,
      exceptionId: open?.['id'] as string,
      actor: 'staff:7',
      choice,
      reason: 'hablé con la compradora',
      returned: { minor: 12_050n, currency: 'PEN', on: '2026-11-23', reference: 'Yape 123' },
    },
  );
  expect(closed).toEqual({ ok: true, value: null });
  await stage.first.drain();
}

/** The gateway takes one operation back and tells us. */
async function takenBack(stage: Stage, reference: string, operation: { number: string }) {
  stage.gateway.reverse(reference);
  const money = { ...operation, amount: PEN('120.50') };
  await stage.notify(newsOf(reference, money, 'cip.refunded'));
  await stage.first.drain();
}

it('does not call an order paid by money that a person gave back, when the other payment is taken back', async () => {
  for (const choice of ['returned-money', 'other-order']) {
    await using stage = await setStage();
    const { reference } = await stage.landed();
    await stage.first.drain();
    stage.rail.refusal = AWAY;
    const first = await stage.paid(reference);
    await stage.first.drain();
    await stage.paid(reference);
    await stage.first.drain();
    await decide(stage, 'DOUBLE_PAYMENT', choice);
    await takenBack(stage, reference, first);
    stage.rail.refusal = null;
    await stage.wait(HOUR);
    expect(stage.rail.state(gidOf('s1'))).toBe('pending');
    const books = await stage.books();
    expect(books.money).toEqual(['settles 12050 reversed', 'surplus 12050']);
    expect(books.states).toEqual(['reversed']);
  }
});

it('calls nothing paid by another wrong amount than the one that a person took as settling', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  stage.rail.refusal = AWAY;
  const nearly = await stage.paid(reference, PEN('120.00'));
  await stage.first.drain();
  await decide(stage, 'WRONG_AMOUNT', 'difference-settled');
  await takenBack(stage, reference, nearly);
  await stage.paid(reference, PEN('5.00'));
  await stage.first.drain();
  stage.rail.refusal = null;
  await stage.wait(HOUR);
  expect(stage.rail.state(gidOf('s1'))).toBe('pending');
  expect((await stage.books()).states).toEqual(['held']);
  await decide(stage, 'WRONG_AMOUNT', 'difference-settled');
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
});

it('asks the gateway once more before a wrong amount that a person accepted is told as paid', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  await stage.paid(reference, PEN('120.00'));
  await stage.first.drain();
  await stage.wait(5 * MINUTE);
  stage.gateway.reverse(reference);
  await decide(stage, 'WRONG_AMOUNT', 'difference-settled');
  expect(stage.rail.state(gidOf('s1'))).toBe('pending');
  const books = await stage.books();
  expect(books.raised).toEqual(['WRONG_AMOUNT', 'REVERSED']);
  expect(books.states).toEqual(['reversed']);
});
