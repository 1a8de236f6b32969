import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDue } from '#app/jobs/due.store.server.ts';
import { makeDue } from '#app/reconciliation/files/due-files.store.server.ts';
import { receiveReport } from '#app/reconciliation/files/receive-report.server.ts';
import { createDueImports } from '#app/reconciliation/lines/due-imports.server.ts';
import { importReport } from '#app/reconciliation/lines/import-report.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { mapColumns, written } from './reports.ts';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
});
afterEach(() => house[Symbol.asyncDispose]());

const TEXT = written([
  { kind: 'sale', reference: 'A', net: 100 },
  { kind: 'sale', reference: 'B', net: 50 },
]);
const receive = async (cameBy: 'upload' | 'command' = 'upload') => {
  const { shopId, accountId } = books;
  const bytes = (async function* () {
    yield Buffer.from(TEXT);
  })();
  const incoming = { shopId, accountId, name: 'r.csv', cameBy, actor: 'staff:1', bytes } as const;
  const received = await receiveReport(house.foundation, incoming);
  if (!received.ok) throw new Error(received.error.why);
  return received.value.fileId;
};
const due = () =>
  findDue(house.foundation.database.worker, 'report', { now: house.clock.now(), most: 10 });
const state = async () => {
  const [file] = await house.asOwner<{ state: string; lines: number }>(
    'select state, (select count(*)::int from settlement_line) as lines from report_file',
  );
  return file;
};

describe('an uploaded report', () => {
  it('is due at once, is imported once, and is due no longer', async () => {
    await mapColumns(house, books);
    await receive();
    const [one] = await due();
    const work = createDueImports(house.foundation);
    expect(one && (await work(one))).toBe('imported');
    expect(one && (await work(one))).toBe('not-due');
    expect(await due()).toEqual([]);
    expect(await state()).toEqual({ state: 'imported', lines: 2 });
  });

  it('is due again after its reader died half-way, and is then imported once', async () => {
    await mapColumns(house, books);
    await receive();
    const [one] = await due();
    if (!one) throw new Error('nothing is due');
    const dies = {
      ...house.foundation,
      ids: {
        next: () => {
          throw new Error('killed');
        },
      },
    };
    await expect(createDueImports(dies)(one)).rejects.toThrow('killed');
    expect(await state()).toEqual({ state: 'received', lines: 0 });
    expect(await due()).toEqual([]);
    house.clock.move(60_000);
    expect(await due()).toEqual([one]);
    expect(await createDueImports(house.foundation)(one)).toBe('imported');
    expect(await state()).toEqual({ state: 'imported', lines: 2 });
  });

  it('is imported once when a command and two workers meet on it', async () => {
    await mapColumns(house, books);
    const fileId = await receive();
    const [one] = await due();
    if (!one) throw new Error('nothing is due');
    const ended = await Promise.all([
      createDueImports(house.foundation)(one),
      createDueImports(house.foundation)(one),
      importReport(house.foundation, { shopId: books.shopId, fileId }),
    ]);
    expect(ended[2].ok).toBe(true);
    expect(await state()).toEqual({ state: 'imported', lines: 2 });
  });

  it('that was refused is read again when somebody brings it again', async () => {
    await receive();
    const [one] = await due();
    if (!one) throw new Error('nothing is due');
    expect(await createDueImports(house.foundation)(one)).toBe('refused');
    expect(await due()).toEqual([]);
    await mapColumns(house, books);
    await receive();
    expect(await due()).toEqual([one]);
    expect(await createDueImports(house.foundation)(one)).toBe('imported');
  });

  it('stays due where its columns were said while it was being refused for want of them', async () => {
    const { shopId } = books;
    const fileId = await receive();
    const [one] = await due();
    if (!one) throw new Error('nothing is due');
    const { sealing } = house.foundation;
    // why: the moment between the look at the plan and the refusal is ours to hit, and lasts a millisecond.
    const meanwhile: typeof sealing = {
      ...sealing,
      open: async (sealed, place) => {
        await mapColumns(house, books);
        await house.foundation.database.inShop(shopId, (tx) =>
          makeDue(tx, { shopId, fileId }, house.clock.now()),
        );
        return sealing.open(sealed, place);
      },
    };
    await createDueImports({ ...house.foundation, sealing: meanwhile })(one);
    expect(await due()).toEqual([one]);
    expect(await createDueImports(house.foundation)(one)).toBe('imported');
  });

  it('is left to the command that brought it', async () => {
    await receive('command');
    expect(await due()).toEqual([]);
  });
});
