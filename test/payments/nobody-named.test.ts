import { expect, it } from 'vitest';
import type { LogFacts } from '#app/platform/log.server.ts';
import { processOf } from './process.ts';
import { newsOf, type Stage, sessionBody, setStage } from './stage.ts';

const PERSONAL = /rosa|987654321/i;
const SECRET = /test-secret-key|test-access-key/;

/** Every row of every table, as an auditor reads it. */
async function everything(stage: Stage): Promise<Map<string, string>> {
  const tables = await stage.house.asOwner<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const rows = async ({ name }: { name: string }) =>
    [name, JSON.stringify(await stage.house.asOwner(`select * from "${name}"`))] as const;
  return new Map(await Promise.all(tables.map(rows)));
}

const tablesWith = (tables: Map<string, string>, what: RegExp) =>
  [...tables].filter(([, text]) => what.test(text)).map(([name]) => name);

/** A process whose log is read. */
async function withLog(stage: Stage) {
  const lines: string[] = [];
  const write = (event: string, facts: LogFacts = {}) =>
    void lines.push(JSON.stringify([event, facts]));
  const log = { info: write, warn: write, error: write };
  const process = processOf({ ...stage.house.foundation, log }, stage.world);
  await process.quiet();
  return { process, lines };
}

it('names the shopper nowhere in clear: neither in what happened, nor in the log, nor in an address', async () => {
  await using stage = await setStage();
  const { process, lines } = await withLog(stage);
  const { paymentId, redirectUrl } = await process.openBody(sessionBody());
  await process.openBody(sessionBody({ amount: '99.00' }));
  const refused = { kind: 'rejected', code: '111', reason: 'invalid-contact' } as const;
  stage.gateway.next('issue', { kind: 'error', error: refused });
  await process.land(paymentId, { typed: { email: 'rosa@example.com' } });
  await process.land(paymentId);
  await stage.notify(newsOf('2500001', stage.gateway.pay('2500001')), process);
  await process.drain();
  expect((await stage.books()).states).toEqual(['paid']);
  expect(lines.join()).toContain('voucher.not-issued');
  expect(lines.filter((line) => PERSONAL.test(line))).toEqual([]);
  expect(redirectUrl).not.toMatch(PERSONAL);
  expect(tablesWith(await everything(stage), PERSONAL)).toEqual([]);
});

it('keeps what the shopper said of himself as ciphertext alone', async () => {
  await using stage = await setStage();
  await stage.first.openBody(sessionBody());
  const tables = await everything(stage);
  expect(tables.get('personal_data')).toContain('key_sealed');
  expect(tablesWith(tables, PERSONAL)).toEqual([]);
});

it('keeps no key of a gateway account in clear', async () => {
  await using stage = await setStage();
  const tables = await everything(stage);
  expect(tables.get('gateway_account')).toContain('live-account-of-the-test-shop');
  expect(tablesWith(tables, SECRET)).toEqual([]);
});

it('cannot read a shopper’s data once his key is gone', async () => {
  await using stage = await setStage();
  stage.world.contactNeeded = ['email'];
  const { paymentId } = await stage.first.openBody(sessionBody());
  await stage.house.asOwner('delete from personal_data');
  expect(await stage.first.land(paymentId)).toMatchObject({ kind: 'ask-contact' });
});
