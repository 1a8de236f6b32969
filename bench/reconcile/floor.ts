import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Ledger, paidCodeSql } from './ledger.ts';

/** What the floor took, in seconds, and what it found: class to lines. */
export type FloorReport = {
  readonly copy: number;
  readonly upsert: number;
  readonly join: number;
  readonly seconds: number;
  readonly classes: Readonly<Record<string, number>>;
};

/** The payments of the floor: a plain table, filled and analysed before anything is measured. */
export async function readyFloor(url: string, ledger: Ledger): Promise<void> {
  const code = paidCodeSql(ledger);
  await withClient(url, async (client) => {
    await client.query(`
      drop table if exists payment;
      create table payment (reference text not null, amount_minor bigint not null, currency text not null);
      insert into payment select ${code.reference}, ${code.amount}, 'PEN' from generate_series(0::bigint, ${ledger.payments - 1}) n;
      alter table payment add primary key (reference)`);
    await client.query('vacuum (analyze) payment');
  });
}

/** The file's columns as they come, in a table that no log is kept of. */
export const stagingOf = (how: 'unlogged' | 'temp'): string => `
  create ${how} table staging (movement text, at timestamp, reference text, transaction_code text, operation text, word text,
    currency text, gross numeric, fee numeric, igv numeric, net numeric, payout text, channel text)`;

export const COPYING = `copy staging from stdin (format csv, delimiter ';', header)`;

const TABLES = `
  drop table if exists staging, line;
  ${stagingOf('unlogged')};
  create table line (movement text primary key, at timestamp, reference text, transaction_code text, operation text, word text,
    currency text, gross_minor bigint, fee_minor bigint, igv_minor bigint, net_minor bigint, payout text)`;

const UPSERT = `
  insert into line
  select movement, at, reference, transaction_code, operation, word, currency, (gross * 100)::bigint, (fee * 100)::bigint,
    (igv * 100)::bigint, (net * 100)::bigint, payout
  from staging on conflict (movement) do nothing`;

const JOIN = `
  select case when l.movement is null then 'missing' when l.word <> 'VENTA' then l.word when p.reference is null then 'unknown'
      when (p.amount_minor, p.currency) <> (l.gross_minor, l.currency) then 'mismatch' else 'matched' end as class,
    count(*)::int as lines, sum(l.net_minor) as net
  from line l full join payment p on p.reference = l.reference group by class`;

/**
 * The least that PostgreSQL does for the same rows: the file by bare COPY into an unlogged table, an upsert into a plain table
 * with one unique key, one FULL JOIN that classifies. No seal, no digest, no trigger, no foreign key, no wall, nothing that is
 * kept of what was found.
 */
export const runFloor = (url: string, file: string): Promise<FloorReport> =>
  withClient(url, async (client) => {
    await client.query("set work_mem = '64MB'");
    await client.query(TABLES);
    await client.query('checkpoint');
    const copy = await secondsOf(() =>
      pipeline(createReadStream(file), client.query(copyFrom(COPYING))),
    );
    const upsert = await secondsOf(() => client.query(UPSERT));
    const found: Record<string, number> = {};
    const join = await secondsOf(async () => {
      const { rows } = await client.query<{ class: string; lines: number }>(JOIN);
      for (const row of rows) found[row.class] = row.lines;
    });
    // Else it would be tidied up while others are measured.
    await client.query('drop table staging, line');
    return { copy, upsert, join, seconds: copy + upsert + join, classes: found };
  });

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return await work(client).finally(() => client.end());
}
