import pg from 'pg';
import { expect, inject, it } from 'vitest';
import type { AsOwner } from '#app/merchants/approved-hosts.store.server.ts';
import { withDatabase } from '#test/database.ts';
import { runGateways } from './approvals.ts';

const HOST = 'api.andina-pagos.example';
const nobody = () => Promise.reject(new Error('the database is not needed'));

it('approves, lists and revokes a host', async () => {
  await using house = await withDatabase();
  const asOwner = async <T>(work: (owner: AsOwner) => Promise<T>) => {
    const owner = new pg.Client(inject('ownerUrl').replace('{database}', house.databaseName));
    await owner.connect();
    return work(owner).finally(() => owner.end());
  };
  const run = (...words: string[]) => runGateways(words, asOwner);
  expect(await run('list')).toEqual({
    text: expect.stringMatching(/none is approved/),
    exitCode: 0,
  });
  expect(await run('approve', HOST)).toMatchObject({ exitCode: 0 });
  expect((await run('list')).text).toMatch(/^api\.andina-pagos\.example\tapproved 20\S+\t/);
  expect(await run('revoke', HOST)).toMatchObject({ exitCode: 0 });
  expect(await run('revoke', HOST)).toMatchObject({ exitCode: 1 });
  expect(await run('approve', '169.254.169.254')).toMatchObject({ exitCode: 2 });
});

it.each([
  [],
  ['approve'],
  ['list', HOST],
  ['approve', HOST, 'more'],
  ['forget', HOST],
  ['toString'],
])('says how it is used for "%s %s"', async (...words) => {
  expect(
    await runGateways(
      words.filter((word) => word !== undefined),
      nobody,
    ),
  ).toMatchObject({ exitCode: 2 });
});

it('prints the schema without a database', async () => {
  const { text } = await runGateways(['schema'], nobody);
  expect(JSON.parse(text)).toHaveProperty('properties.hosts');
});
