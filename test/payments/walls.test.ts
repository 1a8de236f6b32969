import { expect, it } from 'vitest';
import { closeException } from '#app/exceptions/close.server.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { askDue } from '#app/payments/ask-due.server.ts';
import { createConsequence } from '#app/payments/consequence.server.ts';
import { giveUp } from '#app/payments/give-up.server.ts';
import { observe } from '#app/payments/observe.server.ts';
import { openBuyer } from '#app/payments/personal-data.server.ts';
import { sayTell } from '#app/payments/tell.server.ts';
import { voidVoucher } from '#app/payments/void.server.ts';
import type { Log } from '#app/platform/log.server.ts';
import { processOf } from './process.ts';
import { gidOf, HOUR, PEN, type Stage, sessionBody, setStage, signed } from './stage.ts';

const ROSA = {
  email: 'rosa.quispe@example.com',
  phone_number: '987654321',
  locale: 'es-PE',
  billing_address: { given_name: 'Rosamunda', family_name: 'Quispe Mamani', line1: 'Jr. Puno 7' },
};
const TRACES = ['rosa.quispe', '987654321', 'Rosamunda', 'Quispe', 'Jr. Puno', 'checkouts/rosa'];

/** Every row of every table, as text, read past the walls. */
async function everyRow(stage: Stage): Promise<string> {
  const tables = await stage.house.asOwner<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      stage.house.asOwner<{ text: string }>(
        `select convert_from(convert_to(t::text, 'UTF8'), 'UTF8') as text from "${name}" t`,
      ),
    ),
  );
  return rows
    .flat()
    .map(({ text }) => text)
    .join('\n');
}

it('leaves no word of a person in any row of any table, nor in the log', async () => {
  await using stage = await setStage();
  const lines: string[] = [];
  const write = (event: string, more?: object) => lines.push(event + JSON.stringify(more ?? {}));
  const log: Log = { info: write, warn: write, error: write };
  const process = processOf({ ...stage.house.foundation, log }, stage.world);
  await process.quiet();
  const back = { data: { cancel_url: 'https://tienda.example/checkouts/rosa' } };
  const body = sessionBody({ customer: ROSA, payment_method: back });
  const { paymentId } = await process.openBody(body);
  stage.gateway.next('issue', { kind: 'done-but-unanswered' });
  await process.land(paymentId);
  const landed = await process.land(paymentId);
  await process.openBody({ ...body, amount: '1.00' });
  await stage.paid(landed?.kind === 'stands' ? (landed.voucher?.reference ?? '') : '');
  const raw = signed({ name: 'Rosamunda Quispe', mail: ROSA.email }, 'another-secret-key');
  await process.receive({ account: process.account, raw, sourceAddress: '' });
  await process.drain();
  const kept = `${await everyRow(stage)}\n${lines.join('\n')}`;
  expect(kept).toContain('settles');
  for (const trace of TRACES) {
    expect(kept).not.toContain(trace);
    expect(kept).not.toContain(Buffer.from(trace).toString('hex'));
    expect(kept).not.toContain(Buffer.from(trace).toString('base64').slice(0, -4));
  }
});

it('forgets a person with one row, and keeps the money and the link', async () => {
  await using stage = await setStage();
  const { paymentId, reference } = await stage.landed({ customer: ROSA });
  await stage.paid(reference);
  await stage.first.drain();
  const { database, sealing } = stage.first.deps;
  const owner = { shopId: stage.world.shopId, paymentId };
  const buyer = () => database.inShop(owner.shopId, (tx) => openBuyer(sealing, tx, owner));
  expect(await buyer()).toMatchObject({ email: ROSA.email });
  await database.inShop(owner.shopId, (tx) => tx.personalData.deleteMany({ where: owner }));
  expect(await buyer()).toBeNull();
  expect(await stage.first.land(paymentId)).toMatchObject({ kind: 'stands' });
  expect((await stage.books()).money).toEqual(['settles 12050']);
});

it('shows and changes nothing of one shop on the word of another', async () => {
  await using stage = await setStage();
  const { paymentId, voucher } = await stage.landed();
  const [tell] = (await stage.books()).tells;
  const other: ShopId = await stage.house.addShop('otra.myshopify.com');
  const { deps } = stage.first;
  const about = { shopId: other, voucherId: voucher.id, actor: 'staff:7' as const };
  const before = await everyRow(stage);
  expect(await observe(deps, { ...about, hint: null })).toMatchObject({ ok: false });
  expect(await voidVoucher(deps, about)).toEqual({ ok: false, error: { kind: 'not-found' } });
  expect(await giveUp(deps, { shopId: other, paymentId })).toBe('not-allowed-now');
  expect(await askDue(deps, about)).toBe('not-due');
  expect(await sayTell(deps, { shopId: other, tellId: tell?.['id'] as string })).toBe('not-due');
  expect(await everyRow(stage)).toBe(before);
  expect(stage.gateway.calls).toEqual(['issue']);
  expect(stage.rail.heard).toEqual([]);
});

it('refuses, below every rule of ours, to change what is owed, what came in and what happened', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.paid(reference);
  await stage.first.drain();
  const { shopId } = stage.world;
  const change = (statement: string) =>
    stage.first.deps.database.inShop(shopId, (tx) => tx.$executeRawUnsafe(statement));
  for (const statement of [
    'update payment set amount_minor = 1',
    `update payment set currency = 'USD'`,
    'delete from payment',
    'update voucher set amount_minor = 1',
    `update voucher set reference = '1'`,
    'delete from voucher',
    'update receipt set amount_minor = 1',
    'delete from receipt',
    `update event set actor = 'staff:7'`,
    'delete from event',
    `update delivery set body = ''`,
    'delete from tell',
    'delete from notification',
  ])
    await expect(change(statement), statement).rejects.toThrow();
});

it('names who did it in every line of what happened', async () => {
  await using stage = await setStage();
  const { voucher, paymentId, reference } = await stage.landed();
  await stage.first.drain();
  await stage.first.voidCode(voucher.id);
  await stage.paid(reference);
  await stage.first.drain();
  await stage.first.giveUp(paymentId);
  await stage.wait(HOUR);
  const lines = await stage.house.asOwner<{ actor: string; kind: string }>(
    'select actor, kind from event order by id',
  );
  const by = (kind: string) => lines.find((line) => line.kind === kind)?.actor;
  expect(by('payment.opened')).toBe('shopify');
  expect(by('voucher.voiding')).toBe('staff:7');
  expect(by('receipt.recorded')).toBe('gateway');
  expect(by('tell.applied')).toBe('shopify');
  for (const { actor } of lines)
    expect(actor).toMatch(/^(shopper|gateway|shopify|clock|operator|staff:\d+)$/);
});

const decide = async (stage: Stage, choice: string) => {
  const [held] = (await stage.books()).exceptions;
  const { deps } = stage.first;
  return closeException(
    { ...deps, consequence: createConsequence(deps) },
    {
      shopId: stage.world.shopId,
      exceptionId: held?.['id'] as string,
      actor: 'staff:7',
      choice,
      reason: 'hablé con la compradora',
      returned: { minor: 2_050n, currency: 'PEN', on: '2026-11-23', reference: 'Yape 123' },
    },
  );
};

it('tells Shopify paid when a person takes a wrong amount as settling', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  await stage.paid(reference, PEN('120.00'));
  await stage.first.drain();
  expect(await decide(stage, 'difference-settled')).toEqual({ ok: true, value: null });
  await stage.first.drain();
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
  expect((await stage.books()).states).toEqual(['paid']);
});

it('tells Shopify reject when a person gave a wrong amount back, and decides once', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  await stage.paid(reference, PEN('20.50'));
  await stage.first.drain();
  const both = await Promise.all([
    decide(stage, 'returned-money'),
    decide(stage, 'difference-settled'),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await stage.first.drain();
  const books = await stage.books();
  const returned = both[0]?.ok;
  expect(stage.rail.state(gidOf('s1'))).toBe(returned ? 'rejected' : 'resolved');
  expect(books.states).toEqual([returned ? 'cancelled' : 'paid']);
});
