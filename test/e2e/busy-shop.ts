import pg from 'pg';
import { EXCEPTION_KINDS } from '#app/exceptions/kinds.ts';
import type { Purchase } from '../../cli/launch/control.ts';
import { openShop } from '../../cli/launch/open-shop.ts';
import { APP_URL } from '../../cli/launch/places.ts';
import type { World } from '../../cli/launch/world.ts';
import { FATES } from '../../cli/stories/fates.ts';
import { land } from '../../cli/stories/play.ts';
import { comeToRest } from '../../cli/stories/rest.ts';
import { keepComparedDays } from './compared-days.ts';
import { keepMonths } from './months-of-shop.ts';
import { type ReconciledShop, reconcileShop } from './reconciled-shop.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Steps on which every fate finds its next event, up to past the deadline and its grace. */
const COURSE = [SECOND, SECOND, 3 * SECOND, 61 * SECOND, 90 * SECOND];
const PAST_THE_END = [48 * HOUR + 2 * MINUTE, 62 * MINUTE, 2 * HOUR];

export const BUSY_SHOP = 'tienda-lima.myshopify.com';

/** What stands in the shop's tables: ids by what they are good for. */
export type BusyShop = {
  /** One payment of each state, by its state. */
  readonly payments: ReadonlyMap<string, string>;
  readonly refundedPayment: string;
  /** One exception of each kind. */
  readonly exceptions: readonly string[];
  readonly deliveries: readonly string[];
  readonly accounts: readonly string[];
  readonly reconciled: ReconciledShop;
  /** A closed month, one that something keeps open, and the one that runs: as addresses name them. */
  readonly months: readonly string[];
};

/** A shop in which every fate has happened, and after them some purchases that are still under way. */
export async function keepShopBusy(world: World): Promise<BusyShop> {
  await openShop(world, BUSY_SHOP);
  const buy = (email: string, more: Partial<Purchase> = {}) => buyIn(world, email, more);
  const placed = new Map<string, string>();
  for (const fate of FATES) placed.set(fate, await buy(fate));
  for (const ms of [...COURSE, ...PAST_THE_END]) {
    await comeToRest(world);
    await world.control.advance(ms);
  }
  await world.control.refund(placed.get('at-once') ?? '', '25.50');
  await buy('rosa');
  await buy('rosa+usd', { currency: 'USD', amount: '31.00' });
  await buy('rosa+contact', { phone: '' });
  await buy('rosa+manual', { kind: 'authorization' });
  await buy('rosa+euro', { currency: 'EUR' });
  await comeToRest(world);
  const client = new pg.Client(world.ownerUrl);
  await client.connect();
  try {
    await deliverNonsense(world, client);
    return await fillUp(client);
  } finally {
    await client.end();
  }
}

async function buyIn(world: World, email: string, more: Partial<Purchase>): Promise<string> {
  const { sessionId, redirectUrl } = await world.control.checkout({
    shop: BUSY_SHOP,
    amount: '125.50',
    currency: 'PEN',
    email: `${email}@shopper.example`,
    phone: '+51987654321',
    name: 'Rosa Quispe',
    locale: 'es-PE',
    test: true,
    ...more,
  });
  const isServed = more.phone !== '' && more.kind === undefined && more.currency !== 'EUR';
  if (redirectUrl && isServed) await land(world, redirectUrl);
  return sessionId;
}

/** Somebody posts to the notification address who does not have the key. */
async function deliverNonsense(world: World, client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ path_key: string }>('select path_key from gateway_account');
  const path = `notifications/pagoefectivo/${rows[0]?.path_key}`;
  const address = world.browserUrl(`${APP_URL}/${path}`);
  for (const signature of ['', 'f'.repeat(64)]) {
    await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature && { 'PE-Signature': signature }),
      },
      body: JSON.stringify({
        eventType: 'cip.paid',
        data: { cip: '1', amount: 1, currency: 'PEN' },
      }),
    });
  }
}

/** The kinds of exceptions and alerts that no fate brings, so that every text is walked. */
async function fillUp(client: pg.Client): Promise<BusyShop> {
  const ids = async (sql: string, values: unknown[] = []) =>
    (await client.query<{ id: string; what: string }>(sql, values)).rows;
  const [paid] = await ids(`select id, state what from payment where state = 'paid' limit 1`);
  for (const kind of EXCEPTION_KINDS) {
    await client.query(
      `insert into exception (shop_id, id, kind, subject, payment_id, opened_at, evidence)
       select shop_id, gen_random_uuid(), $1, 'walked', id, updated_at, $2 from payment
       where id = $3 and not exists (select from exception where kind = $1)`,
      [kind, EVIDENCE, paid?.id],
    );
  }
  for (const kind of ALERTS) {
    await client.query(
      `insert into alert (shop_id, id, kind, subject, opened_at, last_at, times)
       select id, gen_random_uuid(), $1, 'walked', created_at, created_at, 3 from shop`,
      [kind],
    );
  }
  await keepComparedDays(client);
  const of = async (sql: string) => (await ids(sql)).map(({ id }) => id);
  const states = await ids(
    `select distinct on (state) id, state what from payment order by state, opened_at`,
  );
  const [refunded] = await of('select payment_id id from refund');
  return {
    payments: new Map(states.map(({ what, id }) => [what, id])),
    refundedPayment: refunded ?? '',
    exceptions: await of('select distinct on (kind) id from exception'),
    deliveries: [
      ...(await of('select id from delivery order by received_at limit 1')),
      ...(await of('select distinct on (reason) id from refused_delivery')),
    ],
    accounts: await of('select id from gateway_account'),
    reconciled: await reconcileShop(client),
    months: await keepMonths(client),
  };
}

const EVIDENCE = { reference: '12345678', amount: '120.50', currency: 'PEN', source: 'asked' };
const ALERTS = [
  'NO_ACCOUNT',
  'GATEWAY_CREDENTIALS',
  'GATEWAY_UNREACHABLE',
  'SHOPIFY_UNREACHABLE',
  'SHOPIFY_TOKEN',
];
