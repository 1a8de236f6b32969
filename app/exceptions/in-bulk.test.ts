import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShopId } from '#app/kernel/ids.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { choicesOf, effectOf } from './choices.ts';
import { createExceptions } from './decisions.server.ts';
import { MOST_IN_BULK } from './in-bulk.server.ts';
import { ACCEPTED_IN_BULK } from './in-bulk.ts';
import { EXCEPTION_KINDS, type ExceptionKind } from './kinds.ts';
import { raiseException } from './raise.server.ts';

const ROSA = 'staff:1';
const LUIS = 'staff:2';

let house: TestHouse;
let shopId: ShopId;
beforeEach(async () => {
  house = await withDatabase();
  shopId = await house.addShop();
});
afterEach(() => house[Symbol.asyncDispose]());

const desk = () =>
  createExceptions({
    ...house.foundation,
    consequence: { lock: async () => undefined, reconsider: async () => undefined },
  });
const raise = async (kind: ExceptionKind, subject: string): Promise<string> => {
  const id = house.foundation.ids.next();
  const at = house.clock.now();
  await house.foundation.database.inShop(shopId, (tx) =>
    raiseException(tx, { shopId, id, kind, subject, paymentId: null, at, evidence: {} }),
  );
  return id;
};
const rows = () =>
  house.asOwner('select owner, closed_by, close_reason from exception order by subject');
const bulk = (
  exceptionIds: readonly string[],
  deed: Parameters<ReturnType<typeof desk>['inBulk']>[0]['deed'],
) => desk().inBulk({ shopId, actor: ROSA, exceptionIds, deed });

describe('several exceptions of one kind', () => {
  it('are taken together, and who was first keeps his: each ends on its own', async () => {
    const ids = [await raise('DOUBLE_PAYMENT', 'a'), await raise('DOUBLE_PAYMENT', 'b')];
    await desk().take({ shopId, exceptionId: ids[0] ?? '', actor: LUIS });
    expect(await bulk(ids, { do: 'take' })).toEqual({
      ok: true,
      value: [
        { exceptionId: ids[0], ended: 'taken-by-another' },
        { exceptionId: ids[1], ended: 'done' },
      ],
    });
    expect(await rows()).toMatchObject([{ owner: LUIS }, { owner: ROSA }]);
  });

  it('get one note each, and it is asked for', async () => {
    const ids = [await raise('DOUBLE_PAYMENT', 'a'), await raise('DOUBLE_PAYMENT', 'b')];
    expect(await bulk(ids, { do: 'note', note: ' ' })).toMatchObject({
      error: { kind: 'note-missing' },
    });
    await bulk(ids, { do: 'note', note: 'Asked the gateway.' });
    expect(await house.asOwner('select note from exception_note')).toHaveLength(2);
  });

  it('are accepted with one reason where accepting moves no money', async () => {
    const ids = [await raise('UNKNOWN_PAYMENT', 'a'), await raise('UNKNOWN_PAYMENT', 'b')];
    await desk().close({
      shopId,
      exceptionId: ids[1] ?? '',
      actor: LUIS,
      choice: 'other',
      reason: 'Mine.',
    });
    expect(await bulk(ids, { do: 'accept', reason: 'The other shop.' })).toMatchObject({
      value: [{ ended: 'done' }, { ended: 'already-closed' }],
    });
    expect(await rows()).toMatchObject([
      { closed_by: ROSA, close_reason: 'accepted-as-reported\nThe other shop.' },
      { closed_by: LUIS },
    ]);
  });

  it('are not accepted together where money is owed, taken or still to come', async () => {
    for (const kind of ['WRONG_AMOUNT', 'DOUBLE_PAYMENT', 'MISSING_IN_REPORT'] as const)
      expect(await bulk([await raise(kind, kind)], { do: 'accept', reason: 'All fine.' })).toEqual({
        ok: false,
        error: { kind: 'each-on-its-own' },
      });
    expect((await rows()).every((row) => row['closed_by'] === null)).toBe(true);
  });

  it('are of one kind, some, and no more than a page; those of another shop do not exist', async () => {
    const ids = [await raise('CHANGED_REQUEST', 'a'), await raise('UNKNOWN_PAYMENT', 'b')];
    const deed = { do: 'accept', reason: 'x' } as const;
    expect(await bulk(ids, deed)).toMatchObject({ error: { kind: 'several-kinds' } });
    expect(await bulk([], deed)).toMatchObject({ error: { kind: 'none-chosen' } });
    const many = Array.from({ length: MOST_IN_BULK + 1 }, () => house.foundation.ids.next());
    expect(await bulk(many, deed)).toMatchObject({ error: { kind: 'too-many' } });
    const stranger = await house.addShop('tienda-cusco.myshopify.com');
    expect(
      await desk().inBulk({
        shopId: stranger,
        actor: ROSA,
        exceptionIds: ids,
        deed: { do: 'take' },
      }),
    ).toMatchObject({ value: [{ ended: 'not-found' }, { ended: 'not-found' }] });
  });
});

describe('what may be accepted together', () => {
  it('is a choice of its kind that tells Shopify nothing and says nothing of money', () => {
    for (const kind of EXCEPTION_KINDS) {
      const choice = ACCEPTED_IN_BULK[kind];
      if (choice === null) continue;
      expect(choicesOf(kind)).toContain(choice);
      expect(effectOf(kind, choice)).toBeNull();
      expect(['written-off', 'returned-money']).not.toContain(choice);
    }
  });
});
