import { createHmac, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createAuthority } from '#sandbox/network/authority.ts';
import { load } from '../load.ts';
import { GroupCommit, MOST_ROWS_A_COMMIT } from './group-commit.ts';
import { openNotificationFloor } from './notification-floor.ts';
import { type Arrival, batchStatement, type FloorPlan, singleStatement } from './plan.ts';
import { openSessionFloor } from './session-floor.ts';

const plan: FloorPlan = {
  ddl: `drop table if exists delivery, fact;
        create table delivery (id uuid primary key, at timestamptz not null, body text not null);
        create table fact (id uuid primary key, said jsonb not null, digest bytea not null)`,
  tables: [
    {
      name: 'delivery',
      columns: { id: 'uuid', at: 'timestamptz', body: 'text' },
      row: ({ at, body }) => [randomUUID(), at, body],
    },
    {
      name: 'fact',
      columns: { id: 'uuid', said: 'jsonb', digest: 'bytea' },
      row: ({ parsed }) => [randomUUID(), JSON.stringify(parsed), Buffer.from([0, 255])],
    },
  ],
};

const database = `floors_${randomUUID().slice(0, 8)}`;
const urlOf = (name: string): string => inject('ownerUrl').replace('{database}', name);

async function ask(name: string, statement: string): Promise<Array<Record<string, unknown>>> {
  const client = new pg.Client(urlOf(name));
  await client.connect();
  const { rows } = await client.query(statement).finally(() => client.end());
  return rows;
}

beforeAll(async () => void (await ask('postgres', `create database ${database}`)));
afterAll(async () => void (await ask('postgres', `drop database ${database} with (force)`)));

const arrival: Arrival = { body: '{}', parsed: {}, at: new Date(0) };

it('writes every table of a plan in one statement', () => {
  expect(batchStatement(plan).text).toBe(
    'with w0 as (insert into delivery (id, at, body) select * from unnest($1::uuid[], $2::timestamptz[], $3::text[]) on conflict do nothing) ' +
      'insert into fact (id, said, digest) select * from unnest($4::uuid[], $5::jsonb[], $6::bytea[]) on conflict do nothing',
  );
  expect(singleStatement(plan).values([arrival])).toHaveLength(6);
});

it('never commits more than 128 rows together, and answers only after the commit', async () => {
  const sizes: number[] = [];
  const opened = Promise.withResolvers<void>();
  const commits = new GroupCommit(async (arrivals) => {
    sizes.push(arrivals.length);
    await opened.promise;
  }, 1);
  let answered = 0;
  const all = Array.from({ length: 300 }, async () => {
    await commits.add(arrival);
    answered += 1;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(sizes).toStrictEqual([MOST_ROWS_A_COMMIT]);
  expect(answered).toBe(0);
  opened.resolve();
  await Promise.all(all);
  expect(sizes).toStrictEqual([128, 128, 44]);
});

it('fails exactly those whose commit failed, and goes on', async () => {
  const commits = new GroupCommit(async ([first]) => {
    if (first?.body === 'bad') throw new Error('no');
  }, 1);
  const bad = commits.add({ ...arrival, body: 'bad' });
  await expect(bad).rejects.toThrow('no');
  await expect(commits.add(arrival)).resolves.toBeUndefined();
});

it('keeps each notification it answered 200, and none whose signature is wrong', async () => {
  const floor = await openNotificationFloor({
    databaseUrl: urlOf(database),
    plan,
    secretKey: 'floor-key',
  });
  const body = '{"eventType":"cip.paid","data":{"cip":"1","amount":22.05}}';
  const good = createHmac('sha256', 'floor-key').update(body).digest('hex');
  const requests = Array.from({ length: 500 }, (_, at) => ({
    path: '/',
    headers: { 'pe-signature': at < 490 ? good : 'f'.repeat(64) },
    body,
  }));
  const report = await load({ targets: [`http://127.0.0.1:${floor.port}`], sockets: 32, requests });
  await floor.close();
  expect(report.outcomes).toStrictEqual({ 200: 490, 401: 10 });
  const counted =
    'select (select count(*) from delivery)::int as d, (select count(*) from fact)::int as f';
  expect(await ask(database, counted)).toStrictEqual([{ d: 490, f: 490 }]);
});

it('keeps one row per session it answered', async () => {
  const floor = await openSessionFloor({ databaseUrl: urlOf(database), plan });
  const requests = Array.from({ length: 200 }, (_, at) => ({
    path: '/',
    headers: {},
    body: `{"id":${at}}`,
  }));
  const report = await load({ targets: [`http://127.0.0.1:${floor.port}`], sockets: 16, requests });
  await floor.close();
  expect(report.outcomes).toStrictEqual({ 200: 200 });
  expect(report.rps).toBeGreaterThan(0);
  expect(report.p99Ms).toBeGreaterThanOrEqual(report.p50Ms);
  const counted = "select count(distinct said->>'id')::int as n from fact";
  expect(await ask(database, counted)).toStrictEqual([{ n: 200 }]);
});

it('reports a server that is not there as what it is', async () => {
  const request = { path: '/', headers: {}, body: '{}' };
  const report = await load({
    targets: ['http://127.0.0.1:1'],
    sockets: 2,
    requests: [request, request],
  });
  expect(report.outcomes).toStrictEqual({ ECONNREFUSED: 2 });
});

it('speaks https with a client certificate, and meets a closed door without one', async () => {
  const authority = await createAuthority('Bench CA');
  const server = await authority.issue({ use: 'server', host: 'localhost' });
  const client = await authority.issue({ use: 'client', name: 'Shopify stand-in' });
  const ca = authority.certificate;
  const floor = await openSessionFloor({
    databaseUrl: urlOf(database),
    plan,
    tls: { ...server, clientCa: ca },
  });
  const targets = [`https://localhost:${floor.port}`];
  const requests = Array.from({ length: 20 }, () => ({ path: '/', headers: {}, body: '{}' }));
  const known = await load({ targets, sockets: 4, requests, tls: { ca, ...client } });
  const unknown = await load({ targets, sockets: 1, requests: requests.slice(0, 1), tls: { ca } });
  await floor.close();
  expect(known.outcomes).toStrictEqual({ 200: 20 });
  expect(unknown.outcomes).not.toHaveProperty('200');
});
