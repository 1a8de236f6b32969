import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { World } from '../launch/world.ts';

/** What is due in our tables now, and what a process holds under its lease. */
const WORK = `
  select what, count(*) filter (where due_at <= $1 and coalesce(lease_until <= $1, true))::int due,
         min(lease_until) filter (where lease_until > $1) lease
  from (
    select 'notification' what, due_at, lease_until from notification where due_at is not null
    union all select 'tell', due_at, lease_until from tell where ended_at is null
    union all select 'voucher', next_ask_at, lease_until from voucher where next_ask_at is not null
    union all select 'order', order_due_at, null from payment where order_due_at is not null
  ) work group by what`;

export type Patience = {
  /** How long something due may stay undone, in real time. */
  readonly limitMs?: number;
  /** How long a lease may be held before its holder counts as dead and the clock is moved past it. */
  readonly leaseMs?: number;
};

/** Waits until the app has done all that is due now; what a dead process held is taken up once its lease is over. */
export async function comeToRest(world: World, patience: Patience = {}): Promise<void> {
  const { limitMs = 60_000, leaseMs = 25_000 } = patience;
  const client = new pg.Client(world.ownerUrl);
  await client.connect();
  const limit = Date.now() + limitMs;
  let heldSince = Date.now();
  try {
    for (let calm = 0; calm < 2; ) {
      const { due, lease, now } = await look(client, world);
      if (due === '' && !lease) {
        calm += 1;
      } else if (Date.now() > limit) {
        throw new Error(`the app does not come to rest: ${due || 'a lease is held'}`);
      } else {
        calm = 0;
        if (!lease) heldSince = Date.now();
        else if (Date.now() - heldSince > leaseMs) {
          await world.control.advance(lease.getTime() - now.getTime() + 10);
          heldSince = Date.now();
        }
      }
      await pause(60);
    }
  } finally {
    await client.end();
  }
}

/** What is due or held now, row by row. */
const UNDER_WAY = `
  select string_agg(id || ' ' || coalesce(lease_until::text, ''), ',' order by id) as rows,
    count(*) filter (where lease_until is null or lease_until <= $1)::int as due
  from (
    select id, lease_until from notification where due_at <= $1
    union all select id, lease_until from tell where ended_at is null and due_at <= $1
    union all select id, lease_until from voucher where next_ask_at <= $1
  ) work`;

const STILL_MS = 1_000;
const MOST_MS = 20_000;

/**
 * Waits until nothing moves any more but what dead processes hold. The clock is not to jump while a live process is between
 * the gateway's word and Shopify: it would have told an old word, though it took no time.
 */
export async function comeToStandstill(world: World): Promise<void> {
  const client = new pg.Client(world.ownerUrl);
  await client.connect();
  const limit = Date.now() + MOST_MS;
  let seen: string | null = '';
  let since = Date.now();
  try {
    while (Date.now() < limit && Date.now() - since < STILL_MS) {
      const { now } = await world.control.time();
      const { rows } = await client.query<{ rows: string | null; due: number }>(UNDER_WAY, [now]);
      const [state] = rows;
      if (state?.due !== 0 || state.rows !== seen) since = Date.now();
      seen = state?.rows ?? null;
      await pause(60);
    }
  } finally {
    await client.end();
  }
}

type Look = { readonly due: string; readonly lease: Date | null; readonly now: Date };

async function look(client: pg.Client, world: World): Promise<Look> {
  const { now, nextDue } = await world.control.time();
  const { rows } = await client.query<{ what: string; due: number; lease: Date | null }>(WORK, [
    now,
  ]);
  const due = rows.filter((row) => row.due > 0).map((row) => `${row.due} ${row.what}`);
  if (nextDue && nextDue <= now) due.push('news outside');
  const leases = rows.flatMap(({ lease }) => (lease ? [lease.getTime()] : []));
  return { due: due.join(', '), lease: leases.length ? new Date(Math.min(...leases)) : null, now };
}
