import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { runReconcile } from '../../cli/reconcile/run.ts';
import { type Books, openBooks } from './books.ts';

const STATEMENT = 'test/reconciliation/samples/statement.csv';
const ORDERS = 'test/reconciliation/samples/orders.csv';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house);
});
afterEach(() => house[Symbol.asyncDispose]());

const run = (file: string, ...more: readonly string[]) =>
  runReconcile(
    ['import', '--gateway', 'payu', '--account', books.accountId, file, '--json', ...more],
    {
      DATABASE_URL: house.serverUrl,
      SEALING_KEYS: `test:${Buffer.alloc(32, 7).toString('base64url')}`,
    },
  );

async function imported(file: string): Promise<Record<string, unknown>> {
  const { text, exitCode } = await run(file);
  expect([exitCode, text]).toEqual([0, expect.any(String)]);
  return JSON.parse(text) as Record<string, unknown>;
}

const minor = (text: string | undefined): bigint => BigInt((text ?? '').replace('.', '') || '0');

/** Each group of the statement by this file's own reading: where it begins and ends, and what its TOTALs say. */
function groups() {
  const rows = readFileSync(STATEMENT, 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => row.trimEnd().split(';'));
  const firsts = rows.flatMap((cells, at) =>
    at > 0 && cells[0] !== '' ? [{ at: at + 1, cells }] : [],
  );
  return firsts.map(({ at, cells }, place) => ({
    from: at,
    to: (firsts[place + 1]?.at ?? rows.length + 1) - 1,
    total: minor(cells[14]) - minor(cells[16]),
  }));
}

/** Each movement of the statement that the file tells, by this file's own reading. */
function movements(): readonly bigint[] {
  const rows = readFileSync(STATEMENT, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.trimEnd().split(';'));
  const details = rows.filter(([group]) => group === '');
  return details.flatMap((cells) => [
    ...(cells[13] ? [minor(cells[14])] : []),
    ...(cells[15] ? [-minor(cells[16])] : []),
  ]);
}

const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);

const seedSample = async () => {
  const chargedBack = await books.seed({ reference: '1658122252', minor: 100_000 });
  const refunded = await books.seed({ reference: '1657806475', minor: 100_000 });
  const inPart = await books.seed({ reference: '1656943585', minor: 30_000 });
  const whole = await books.seed({ reference: '1656895801', minor: 2_000_000 });
  await books.refund(refunded, 95_000);
  await books.refund(whole, 2_000_000);
  return { chargedBack, refunded, inPart, whole };
};

describe('PayU’s sample statement', () => {
  it('stands whole on an empty ledger: payouts and account fees matched, each unknown order one exception', async () => {
    const told = movements();
    const json = await imported(STATEMENT);
    expect(json).toMatchObject({
      lines: told.length,
      exceptions: { UNKNOWN_PAYMENT: 4 },
      quarantined: 0,
      netMinor: Number(sum(told)),
      residualMinor: 0,
      currency: 'PEN',
      kind: 'payu-statement',
      encoding: 'utf-8',
      delimiter: ';',
    });
    expect(Number(json['matched']) + Number(json['inExceptions'])).toBe(told.length);
    const why = await house.asOwner(
      `select subject, evidence->>'why' as why, evidence->>'amount' as amount, evidence->>'lines' as lines from exception order by subject`,
    );
    expect(why).toHaveLength(4);
    expect(why[0]).toMatchObject({
      subject: `reference:${books.accountId}:1656895801`,
      why: 'no-such-code-here',
    });
  });

  it('adds up to what each of its 27 groups says', async () => {
    await imported(STATEMENT);
    const sums = await Promise.all(
      groups().map(async ({ from, to, total }) => {
        const [found] = await house.asOwner<{ net: string }>(
          'select coalesce(sum(net_minor), 0) as net from settlement_line where file_line between $1 and $2',
          [from, to],
        );
        return { from, told: total, net: BigInt(found?.net ?? '0') };
      }),
    );
    expect(sums).toHaveLength(27);
    expect(sums.filter(({ told, net }) => told !== net)).toEqual([]);
  });

  it('finds the payments of its orders, and says why the rest is not matched', async () => {
    await seedSample();
    const json = await imported(STATEMENT);
    expect(json).toMatchObject({
      lines: movements().length,
      matched: movements().length - 2,
      exceptions: { CHARGEBACK: 1, REFUND_MISMATCH: 1 },
      residualMinor: 0,
    });
    const open = await house.asOwner(
      `select kind, evidence->>'why' as why, evidence->>'amount' as amount from exception where closed_at is null order by kind`,
    );
    expect(open).toEqual([
      { kind: 'CHARGEBACK', why: null, amount: '-1000.00' },
      { kind: 'REFUND_MISMATCH', why: 'no-refund-of-this-amount', amount: '-150.00' },
    ]);
    expect(
      await house.asOwner(`select state, count(*)::int from expectation group by state`),
    ).toEqual([{ state: 'arrived', count: 4 }]);
  });

  it('finds payments that become known after it: the same file again says where its lines stand now', async () => {
    await imported(STATEMENT);
    await seedSample();
    const again = await imported(STATEMENT);
    expect(again).toMatchObject({
      importedBefore: true,
      matched: movements().length - 2,
      exceptions: { CHARGEBACK: 1, REFUND_MISMATCH: 1 },
      residualMinor: 0,
    });
    const closed = await house.asOwner(
      `select distinct kind, closed_by, close_reason from exception where closed_at is not null`,
    );
    expect(closed).toEqual([
      { kind: 'UNKNOWN_PAYMENT', closed_by: 'clock', close_reason: 'reported-since\n' },
    ]);
  });

  it('settles what the orders report only tells of: both count nothing twice, whichever comes first', async () => {
    await seedSample();
    const orders = await imported(ORDERS);
    expect(orders).toMatchObject({
      matched: 0,
      exceptions: {},
      netMinor: 0,
      informs: 12,
      residualMinor: 0,
    });
    const json = await imported(STATEMENT);
    expect(json).toMatchObject({
      matched: movements().length - 2,
      netMinor: Number(sum(movements())),
    });
    const [all] = await house.asOwner(
      'select count(net_minor)::int as settling, count(*)::int as lines, sum(net_minor) as net from settlement_line',
    );
    expect(all).toEqual({
      settling: movements().length,
      lines: movements().length + 12,
      net: `${sum(movements())}`,
    });
  });

  it('makes a payout of each transfer, and takes back those that returned, with or without what they cost', async () => {
    await imported(STATEMENT);
    const payouts = await house.asOwner(
      `select p.name, p.sent_minor, (select sum(l.net_minor) from settlement_line l where l.payout_id = p.id) as left_at_bank
       from payout p order by name`,
    );
    expect(payouts).toEqual([
      { name: '4484795', sent_minor: '10000000', left_at_bank: '0' },
      { name: '4488021', sent_minor: '5000000', left_at_bank: '0' },
      { name: '4494773', sent_minor: '15000000', left_at_bank: '0' },
      { name: '4494775', sent_minor: '2500000', left_at_bank: '0' },
      { name: '4494776', sent_minor: '3500000', left_at_bank: '0' },
      { name: '4494777', sent_minor: '9000000', left_at_bank: '0' },
      { name: '4498580', sent_minor: '5000000', left_at_bank: '-5000000' },
    ]);
  });

  it('is refused by an account of another gateway, and by one that nobody has', async () => {
    const other = await openBooks(house, 'ebanx');
    const asked = (account: string, gateway: string) =>
      runReconcile(['import', '--gateway', gateway, '--account', account, STATEMENT, '--json'], {
        DATABASE_URL: house.serverUrl,
        SEALING_KEYS: `test:${Buffer.alloc(32, 7).toString('base64url')}`,
      });
    expect(await asked(other.accountId, 'payu')).toMatchObject({ exitCode: 2 });
    expect(await asked('00000000-0000-0000-0000-000000000000', 'payu')).toMatchObject({
      exitCode: 2,
    });
    expect(await asked(other.accountId, 'ebanx')).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('"why":"unknown-kind"'),
    });
  });
});
