import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CutShort } from '#app/platform/egress.server.ts';
import { fetchByHand } from '#app/reconciliation/fetching/fetch-by-hand.server.ts';
import { fetchDue } from '#app/reconciliation/fetching/fetch-due.server.ts';
import { switchNightly, wishReport } from '#app/reconciliation/fetching/wish.server.ts';
import { fetchReport } from '../../cli/reconcile/fetch.ts';
import { type FetchCommand, readFetchArguments } from '../../cli/reconcile/fetch-arguments.ts';
import { DAY, type FetchingShop, HOUR, MINUTE, NOON, openFetchingShop } from './fetching-shop.ts';

let shop: FetchingShop;
beforeEach(async () => {
  shop = await openFetchingShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

const TODAY = new Date('2026-11-25T05:00:00Z');
const TOMORROW = new Date(TODAY.getTime() + DAY);
const staff = { actor: 'staff:7' } as const;
const filesFetched = () => shop.calls.filter((call) => call === 'report-file').length;

describe('in the night', () => {
  it('fetches the report of the day before, and the worker puts it into the books', async () => {
    const reference = await shop.sell();
    expect(await shop.due()).toEqual([]);
    expect(await shop.next()).toBe('waiting');
    expect(shop.clock.now()).toEqual(new Date('2026-11-26T07:00:00Z'));
    expect(await shop.row()).toMatchObject({
      period_from: TODAY,
      period_until: TOMORROW,
      asked_reference: expect.stringMatching(/^\d+$/),
    });
    expect(await shop.next()).toBe('fetched');
    const name = expect.stringMatching(/^settlement-report-44444-2026-11-26-.*\.csv$/);
    const came = { name, came_by: 'gateway', received_by: 'clock' };
    expect(await shop.files()).toMatchObject([{ ...came, state: 'received' }]);
    expect(await shop.importAll()).toEqual(['imported']);
    expect(await shop.files()).toMatchObject([{ ...came, state: 'imported', lines_new: 1 }]);
    expect(await shop.references()).toEqual([{ reference }]);
    expect(await shop.row()).toMatchObject({
      covered_until: TOMORROW,
      period_from: null,
      trouble: null,
      lease_until: null,
      fetched_at: shop.clock.now(),
    });
    expect(await shop.events()).toMatchObject([{ kind: 'report.fetched', actor: 'clock' }]);
  });

  it('goes on with the next day in the next night, and catches up on nights that were lost', async () => {
    await shop.next();
    await shop.next();
    const { due_at } = await shop.row();
    expect(due_at && due_at.getTime() - TOMORROW.getTime()).toBeGreaterThanOrEqual(DAY + 2 * HOUR);
    expect(due_at && due_at.getTime() - TOMORROW.getTime()).toBeLessThan(DAY + 3 * HOUR);
    shop.clock.set(new Date(TOMORROW.getTime() + 4 * DAY + HOUR));
    await fetchDue(shop.deps, shop.own);
    expect(await shop.row()).toMatchObject({
      period_from: TOMORROW,
      period_until: new Date(TOMORROW.getTime() + 4 * DAY),
    });
  });

  it('asks once, and comes back until the report is ready', async () => {
    await shop.next();
    for (const _ of [1, 2, 3]) expect(await fetchDue(shop.deps, shop.own)).toBe('not-due');
    shop.clock.move(MINUTE / 2);
    expect(await fetchDue(shop.deps, shop.own)).toBe('not-due');
    expect(await shop.next()).toBe('fetched');
    expect(shop.calls.filter((call) => call === 'report-ask')).toHaveLength(1);
  });

  it('says after hours that it was not made, and asks anew in the next night', async () => {
    await shop.next();
    const asked = shop.clock.now();
    // why: the simulator makes reports by its own clock, which stands still here
    const stuck = { ...shop.deps, clock: { now: () => new Date(asked.getTime() + 7 * HOUR) } };
    expect(await fetchDue(stuck, shop.own)).toBe('waiting');
    expect(await shop.row()).toMatchObject({ trouble: 'not-ready', asked_reference: null });
  });
});

describe('nothing is fetched twice', () => {
  it('where two workers meet on an account', async () => {
    await shop.sell();
    await shop.next();
    const { due_at } = await shop.row();
    shop.clock.set(due_at ?? NOON);
    const words = await Promise.all([1, 2, 3].map(() => fetchDue(shop.deps, shop.own)));
    expect(words.toSorted()).toEqual(['fetched', 'not-due', 'not-due']);
    expect(filesFetched()).toBe(1);
    expect(await shop.files()).toHaveLength(1);
  });

  it('where it is there by its name', async () => {
    await shop.sell();
    await shop.next();
    await shop.next();
    await shop.importAll();
    await shop.asOwner('update report_fetch set covered_until = $1, due_at = $2', [
      TODAY,
      shop.clock.now(),
    ]);
    expect(await fetchDue(shop.deps, shop.own)).toBe('fetched');
    expect(filesFetched()).toBe(1);
    expect(shop.calls.filter((call) => call === 'report-ask')).toHaveLength(1);
    expect(await shop.files()).toHaveLength(1);
    expect(await shop.row()).toMatchObject({ covered_until: TOMORROW });
  });

  it('though the process died after it was kept and before that was written down', async () => {
    await shop.sell();
    await shop.next();
    const dies = {
      ...shop.deps,
      ids: { next: once(shop.deps.ids.next, 'killed') },
    };
    await expect(shop.next(shop.own, dies)).rejects.toThrow('killed');
    expect(await shop.files()).toHaveLength(1);
    expect(await fetchDue(shop.deps, shop.own)).toBe('not-due');
    shop.clock.move(15 * MINUTE);
    expect(await fetchDue(shop.deps, shop.own)).toBe('fetched');
    expect(await shop.importAll()).toEqual(['imported']);
    expect(await shop.files()).toHaveLength(1);
    expect(await shop.references()).toHaveLength(1);
  });
});

describe('what does not come', () => {
  it.each(['500', 'garbage', 'down', '429'])(
    'is tried again later, and later still, when the gateway answers %s',
    async (fault) => {
      shop.fail('report-list', fault, 2);
      expect(await shop.next()).toBe('troubled');
      const first = await shop.row();
      expect(first).toMatchObject({ trouble: 'no-answer', tries: 1, period_from: TODAY });
      expect(first.due_at && first.due_at.getTime() - shop.clock.now().getTime()).toBe(5 * MINUTE);
      expect(await shop.next()).toBe('troubled');
      const second = await shop.row();
      const pause = second.due_at && second.due_at.getTime() - shop.clock.now().getTime();
      expect(pause).toBe(10 * MINUTE);
      expect(await shop.next()).toBe('waiting');
      expect(await shop.next()).toBe('fetched');
      expect(await shop.row()).toMatchObject({ trouble: null, tries: 0 });
    },
  );

  it('is given up for this night after enough tries, and the next night asks for all of it', async () => {
    shop.fail('report-list', '500', null);
    let tries = 0;
    do {
      await shop.next();
      tries += 1;
    } while ((await shop.row()).period_from);
    expect(tries).toBe(9);
    shop.fail('report-list', 'ok', null);
    expect(await shop.next()).toBe('waiting');
    expect(await shop.row()).toMatchObject({
      period_from: TODAY,
      period_until: new Date(TOMORROW.getTime() + DAY),
    });
  });

  it('waits for a person where the keys are refused', async () => {
    shop.fail('report-list', '401', 1);
    expect(await shop.next()).toBe('troubled');
    const row = await shop.row();
    expect(row).toMatchObject({ trouble: 'keys-refused', trouble_code: '7', period_from: null });
    expect(row.due_at && row.due_at.getTime() - TOMORROW.getTime()).toBeGreaterThan(DAY);
  });

  it.each(['cut-short', 'garbage', '500'])('is not kept where its file comes %s', async (fault) => {
    await shop.sell();
    await shop.next();
    shop.fail('report-file', fault, 1);
    expect(await shop.next()).toBe('troubled');
    expect(await shop.files()).toEqual([]);
    expect(await shop.next()).toBe('fetched');
    expect(await shop.files()).toHaveLength(1);
    expect(await shop.importAll()).toEqual(['imported']);
  });

  it('is not kept where it breaks after a large part of it', async () => {
    await shop.next();
    shop.clock.move(MINUTE);
    const broken = {
      ...shop.deps,
      downloads: {
        download: async () => ({
          ok: true as const,
          value: { status: 200, headers: {}, bytes: breaks(), end: () => undefined },
        }),
      },
    };
    expect(await fetchDue(broken, shop.own)).toBe('troubled');
    expect(await shop.row()).toMatchObject({ trouble: 'cut-short' });
    expect(await shop.files()).toEqual([]);
  });

  it('is not asked for where the account has lost its keys', async () => {
    await shop.asOwner('delete from default_account');
    await shop.asOwner(
      `update gateway_account set credentials_sealed = null, state = 'retired', retired_at = now() where id = $1`,
      [shop.own.accountId],
    );
    expect(await shop.next()).toBe('troubled');
    expect(await shop.row()).toMatchObject({ trouble: 'no-keys', due_at: null });
  });
});

describe('by a person’s wish', () => {
  it('fetches today so far at once, and the night asks for the whole day', async () => {
    const reference = await shop.sell();
    shop.clock.move(HOUR);
    expect(await wishReport(shop.deps, { ...shop.own, ...staff })).toBe(true);
    expect(await shop.step()).toEqual(['waiting']);
    expect(await shop.next()).toBe('fetched');
    await shop.importAll();
    expect(await shop.references()).toEqual([{ reference }]);
    expect(await shop.files()).toMatchObject([{ received_by: 'staff:7' }]);
    expect(await shop.row()).toMatchObject({ covered_until: TODAY });
    expect(await shop.next()).toBe('waiting');
    expect(await shop.next()).toBe('fetched');
    await shop.importAll();
    expect(await shop.references()).toEqual([{ reference }]);
    expect(await shop.row()).toMatchObject({ covered_until: TOMORROW });
  });

  it('counts though a step was under way when it was wished', async () => {
    await shop.next();
    const asked = (await shop.row()).due_at ?? NOON;
    shop.clock.set(asked);
    const downloads: typeof shop.deps.downloads = {
      download: async (request) => {
        await wishReport(shop.deps, { ...shop.own, ...staff });
        return shop.deps.downloads.download(request);
      },
    };
    expect(await fetchDue({ ...shop.deps, downloads }, shop.own)).toBe('fetched');
    expect(await shop.row()).toMatchObject({
      due_at: asked,
      lease_until: null,
      period_until: asked,
      fetched_at: asked,
      covered_until: TOMORROW,
    });
  });

  it('is all that fetches for a test account: its nights are off until somebody switches them on', async () => {
    const rehearsal = await shop.rehearse();
    expect(await shop.row(rehearsal)).toMatchObject({ nightly: false, due_at: null });
    await switchNightly(shop.deps, { ...rehearsal, ...staff, on: true });
    expect(await shop.row(rehearsal)).toMatchObject({ nightly: true, due_at: expect.any(Date) });
  });

  it('is not fetched at night where it was switched off, but by a wish', async () => {
    expect(await switchNightly(shop.deps, { ...shop.own, ...staff, on: false })).toBe(true);
    expect(await shop.row()).toMatchObject({ nightly: false, due_at: null });
    shop.clock.move(3 * DAY);
    expect(await shop.step()).toEqual(['waiting']);
    await wishReport(shop.deps, { ...shop.own, ...staff });
    expect(await shop.next()).toBe('waiting');
    expect(await shop.next()).toBe('fetched');
    expect(await shop.row()).toMatchObject({ nightly: false, due_at: null });
    await switchNightly(shop.deps, { ...shop.own, ...staff, on: true });
    expect((await shop.row()).due_at).not.toBeNull();
    expect((await shop.events()).map(({ kind }) => kind)).toContain('report-fetch.switched');
  });
});

it('another shop never sees a report, nor can it wish or switch one', async () => {
  const [mine, theirs] = [await shop.sell(), await shop.sell(shop.other)];
  for (const account of [shop.own, shop.other]) {
    await shop.next(account);
    await shop.next(account);
  }
  await shop.importAll();
  expect(await shop.references()).toEqual([{ reference: mine }]);
  expect(await shop.references(shop.other)).toEqual([{ reference: theirs }]);
  const astray = { shopId: shop.other.shopId, accountId: shop.own.accountId, ...staff };
  expect(await wishReport(shop.deps, astray)).toBe(false);
  expect(await switchNightly(shop.deps, { ...astray, on: false })).toBe(false);
  expect(await fetchDue(shop.deps, astray)).toBe('not-due');
  const seen = await shop.deps.database.inShop(shop.other.shopId, (tx) =>
    tx.fetchedReport.findMany(),
  );
  expect(seen.map(({ accountId }) => accountId)).toEqual([shop.other.accountId]);
});

it('an account at a gateway without such a way is left in peace', async () => {
  await shop.asOwner(`update gateway_account set gateway = 'payu' where id = $1`, [
    shop.own.accountId,
  ]);
  expect(await shop.next()).toBe('nothing-to-fetch');
  expect(await shop.row()).toMatchObject({ trouble: null, fetched_at: null });
  expect(shop.calls).not.toContain('report-list');
});

describe('by the operator’s hand', () => {
  const by = () => ({ ...shop.deps, pause: async (ms: number) => shop.clock.move(ms) });
  const command = () => ({
    gateway: 'mercadopago',
    account: shop.own.accountId,
    from: '2026-11-25',
    to: null,
    json: true,
  });
  const fetched = async (changes: Partial<FetchCommand> = {}) => {
    const told = await fetchReport(by(), { ...command(), ...changes });
    return { ...told, said: told.text.startsWith('{') ? JSON.parse(told.text) : told.text };
  };

  it('waits until it is made, fetches and imports it, and does so once', async () => {
    await shop.sell();
    shop.clock.move(HOUR);
    const said = { lines: 1, netMinor: expect.any(Number), residualMinor: 0, quarantined: 0 };
    const first = await fetched();
    expect(first).toMatchObject({ exitCode: 0, said: { ...said, importedBefore: false } });
    const days = { from: '2026-11-25', to: '2026-11-25' };
    shop.clock.set(TOMORROW);
    await fetched(days);
    expect(await fetched(days)).toMatchObject({ exitCode: 0, said: { importedBefore: true } });
    expect(filesFetched()).toBe(2);
    expect(await shop.references()).toHaveLength(1);
    expect(await shop.due()).toEqual([]);
  });

  it('leaves nothing unread though it died before the import', async () => {
    const period = { from: TODAY, until: NOON };
    shop.clock.set(TOMORROW);
    await shop.sell();
    await fetchByHand(by(), { ...shop.own, actor: 'operator', cameBy: 'command', period });
    expect(await shop.importAll()).toEqual([]);
    await shop.asOwner(
      'update report_fetch set due_at = $1, period_from = $2, period_until = $3 where account_id = $4',
      [shop.clock.now(), TODAY, NOON, shop.own.accountId],
    );
    expect(await fetchDue(shop.deps, shop.own)).toBe('fetched');
    expect(filesFetched()).toBe(1);
    expect(await shop.importAll()).toEqual(['imported']);
  });

  it('says what is in the way, and what cannot be tried', async () => {
    shop.fail('report-ask', '401');
    expect(await fetched()).toMatchObject({
      exitCode: 1,
      said: { notFetched: { why: 'keys-refused', code: '7' } },
    });
    for (const wrong of [
      { from: '2026-12-25' },
      { gateway: 'payu' },
      { account: '11111111-1111-4111-8111-111111111111' },
    ])
      expect(await fetched(wrong)).toMatchObject({ exitCode: 2 });
  });

  it('asks for days that stand in the calendar, the first before the last', () => {
    const read = (...more: string[]) =>
      readFetchArguments(['--gateway', 'mercadopago', '--account', 'a', ...more]);
    expect(read()).toMatchObject({ from: null, to: null, json: false });
    for (const wrong of [
      ['--to', '2026-11-25'],
      ['--from', '2026-02-30'],
      ['--from', '2026-11-25', '--to', '2026-11-24'],
      ['--from', '2026-01-01', '--to', '2026-11-24'],
      ['--fast'],
    ])
      expect(typeof read(...wrong), wrong.join(' ')).toBe('string');
  });
});

async function* breaks(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('SOURCE_ID,');
  yield Buffer.alloc(3_000_000, 'a');
  throw new CutShort('broken');
}

/** The second id that is drawn is not: the first names the file. */
function once(next: () => string, why: string): () => string {
  let drawn = 0;
  return () => {
    drawn += 1;
    if (drawn > 1) throw new Error(why);
    return next();
  };
}
