import { createHmac } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { DAY, HOUR, MINUTE } from '#app/kernel/clock.ts';
import type { AccountId, PaymentId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import { decimalText, parseMoney } from '#app/kernel/money.ts';
import { sealCredentials } from '#app/merchants/gateway-account.ts';
import { insertAccount } from '#app/merchants/gateway-accounts.store.server.ts';
import { openDatabase } from '#app/platform/database.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { CREDENTIALS, type Process, processOf, type World } from './process.ts';
import { scriptedGateway } from './scripted-gateway.ts';
import { scriptedRail } from './scripted-rail.ts';

export { DAY, HOUR, MINUTE };

export const PEN = (text: string): Money => {
  const money = parseMoney(text, 'PEN');
  if (!money.ok) throw new Error(money.error);
  return money.value;
};

export const gidOf = (session: string): string => `gid://shopify/PaymentSession/${session}`;

/** A session body as Shopify posts it. */
export const sessionBody = (changes: Record<string, unknown> = {}): Record<string, unknown> => {
  const id = (changes['id'] as string | undefined) ?? 's1';
  return {
    id,
    gid: gidOf(id),
    group: 'checkout-1',
    session_id: 'same-details',
    amount: '120.50',
    currency: 'PEN',
    test: false,
    merchant_locale: 'es-PE',
    payment_method: { type: 'offsite', data: { cancel_url: 'https://tienda.example/back' } },
    proposed_at: '2026-11-25T15:00:00Z',
    kind: 'sale',
    customer: { email: 'rosa@example.com', phone_number: '987654321', locale: 'es-PE' },
    ...changes,
  };
};

/** A delivery signed as the gateway signs. */
export function signed(body: object | string, secret = 'test-secret-key') {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const signature = createHmac('sha256', secret).update(bytes).digest('hex');
  return { body: bytes, headers: { 'pe-signature': signature } };
}

type Operation = { readonly number: string; readonly amount: Money };

/** The notification that follows an operation. */
export const newsOf = (reference: string, operation: Operation, eventType = 'cip.paid') => ({
  eventType,
  operationNumber: operation.number,
  data: {
    cip: reference,
    currency: operation.amount.currency,
    amount: decimalText(operation.amount),
  },
});

/** A shop with a gateway, a Shopify and two server processes on one real database. `await using`. */
export async function setStage() {
  const house = await withDatabase();
  const world = await furnish(house);
  const first = processOf(house.foundation, world);
  const otherDatabase = openDatabase({ url: house.serverUrl, poolSize: 5 });
  const second = processOf({ ...house.foundation, database: otherDatabase }, world);
  await Promise.all([first.quiet(), second.quiet()]);
  const notify = async (news: object | string, process: Process = first) =>
    process.receive({ account: first.account, raw: signed(news), sourceAddress: '203.0.113.9' });
  return {
    house,
    world,
    clock: house.clock,
    gateway: world.live,
    rail: world.rail,
    first,
    second,
    notify,
    /** A session opened and its code issued, with `pending` not yet said. */
    async landed(changes: Record<string, unknown> = {}) {
      const { paymentId } = await first.openBody(sessionBody(changes));
      const outcome = await first.land(paymentId);
      if (outcome?.kind !== 'stands' || !outcome.voucher)
        throw new Error(`no code: ${JSON.stringify(outcome?.kind)}`);
      return { paymentId, voucher: outcome.voucher, reference: outcome.voucher.reference };
    },
    /** A shopper pays at the bank and the gateway tells us. */
    async paid(reference: string, amount?: Money) {
      const operation = world.live.pay(reference, amount);
      await notify(newsOf(reference, operation));
      return operation;
    },
    /** Time goes by, and the workers do what becomes due, in steps no longer than `step`. */
    async wait(ms: number, step = 10 * MINUTE) {
      for (let left = ms; left > 0; left -= step) {
        house.clock.move(Math.min(step, left));
        await first.drain();
      }
    },
    books: () => readBooks(house),
    heldNotification: (dedupeKey: string) => holdNotification(house, world, dedupeKey),
    async [Symbol.asyncDispose]() {
      await otherDatabase.close();
      await house[Symbol.asyncDispose]();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

async function furnish(house: TestHouse): Promise<World> {
  const shopId = await house.addShop();
  const { database, ids, sealing, clock } = house.foundation;
  const add = async (mode: 'test' | 'live') => {
    const accountId = ids.next() as AccountId;
    const credentialsSealed = await sealCredentials(sealing, { shopId, accountId }, CREDENTIALS);
    const pathKey = `${mode}-account-of-the-test-shop`;
    const kept = { shopId, accountId, gateway: 'pagoefectivo', mode, label: mode, pathKey };
    await database.inShop(shopId, (tx) =>
      insertAccount(tx, { ...kept, credentialsSealed, at: clock.now() }, ['PEN', 'USD']),
    );
    return accountId;
  };
  return {
    shopId,
    liveAccount: await add('live'),
    testAccount: await add('test'),
    live: scriptedGateway(clock),
    test: scriptedGateway(clock),
    rail: scriptedRail(),
    installed: true,
    voids: true,
    findsByTransactionCode: false,
    contactNeeded: [],
  };
}

/** What stands in the database, read past the walls as an auditor would. */
async function readBooks(house: TestHouse) {
  const rows = <Row extends object>(statement: string) =>
    house.asOwner<Row & Record<string, unknown>>(statement);
  const [payments, vouchers, receipts, tells, exceptions, alerts, notifications] =
    await Promise.all([
      rows<{ id: PaymentId; session_id: string; state: string }>(
        'select * from payment order by opened_at, session_id',
      ),
      rows<{ id: string; reference: string | null; state: string; payment_id: string }>(
        'select * from voucher order by intended_at, id',
      ),
      rows<ReceiptRow>(
        `select r.*, exists (select 1 from receipt_reversal v where v.receipt_id = r.id) as reversed
         from receipt r order by recorded_at, id`,
      ),
      rows<{ what: string; state: string; attempts: number; payment_id: string | null }>(
        'select * from tell order by opened_at, id',
      ),
      rows<{ kind: string; subject: string; payment_id: string | null; closed_at: Date | null }>(
        'select * from exception order by opened_at, id',
      ),
      rows<{ kind: string; closed_at: Date | null }>('select * from alert order by opened_at, id'),
      rows<{ id: string; state: string; outcome: string | null; attempts: number }>(
        'select * from notification order by received_at, id',
      ),
    ]);
  return {
    payments,
    vouchers,
    receipts,
    tells,
    exceptions,
    alerts,
    notifications,
    states: payments.map(({ state }) => state),
    codes: vouchers.map(({ state }) => state),
    told: tells.map(({ what, state }) => `${what} ${state}`),
    raised: exceptions.map(({ kind }) => kind),
    money: receipts.map(
      ({ amount_minor, purpose, reversed }) =>
        `${purpose} ${amount_minor}${reversed ? ' reversed' : ''}`,
    ),
  };
}

type ReceiptRow = {
  readonly amount_minor: string;
  readonly purpose: string;
  readonly operation: string | null;
  readonly payment_id: string;
  readonly voucher_id: string;
  readonly reversed: boolean;
};

/** Somebody else's transaction, which has just put a notification in and goes no further until it is let go. */
async function holdNotification(house: TestHouse, world: World, dedupeKey: string) {
  const client = new pg.Client(inject('ownerUrl').replace('{database}', house.databaseName));
  await client.connect();
  await client.query('begin');
  await client.query(
    `insert into notification (shop_id, id, account_id, dedupe_key, received_at, facts, state, due_at)
     values ($1, gen_random_uuid(), $2, $3, now(), '{}', 'due', now())`,
    [world.shopId, world.liveAccount, dedupeKey],
  );
  const blocked = async (): Promise<number> => {
    const found = await house.asOwner(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return found.length;
  };
  return {
    waiting: async (count: number) => {
      while ((await blocked()) < count) await new Promise((next) => setImmediate(next));
    },
    letGo: () => client.query('rollback'),
    [Symbol.asyncDispose]: () => client.end(),
  };
}
