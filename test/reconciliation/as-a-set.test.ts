import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { settle } from '#test/oracle/settled.ts';
import { bring } from './reports.ts';
import { addsUp, besidesLines, outcome, placesIn, play, reportOf } from './story-play.ts';
import { aStory } from './told-stories.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await withDatabase();
});
afterAll(() => house[Symbol.asyncDispose]());

it('says of every line what a person would find by comparing it with all others, in any order and from any files', async () => {
  await fc.assert(
    fc.asyncProperty(aStory, async (story) => {
      const { books, told, ledger } = await play(house, story);
      if (told.length === 0) return;
      const { places, arrived, fees } = settle(told, ledger);
      const inLine = (place: { in: string | null }) => place.in?.replace(/line:\d+$/, 'line');
      const expected = places.map((place, at) => ({
        ...told[at],
        ...place,
        in: inLine(place) ?? null,
      }));
      const found = await placesIn(house, books);
      const nowhere = { receipt: 'nowhere', refund: 'nowhere', rule: 'nowhere', in: 'nowhere' };
      const actual = told.map((line) => ({
        ...line,
        ...(found.get(new Date(line.at).getTime()) ?? nowhere),
      }));
      expect(actual).toEqual(expected);
      const named = new Set(places.map((place) => place.in));
      const lineless = fees.map((receipt) => `FEE_MISMATCH receipt:${receipt}`);
      expect(await besidesLines(house, books)).toEqual({
        arrived: Object.fromEntries(arrived),
        lineless: lineless.filter((matter) => !named.has(matter)).sort(),
      });
      await addsUp(house, books);
      const before = await outcome(house, books);
      await bring(house, books, reportOf(told));
      await rematch(house.foundation, books.shopId);
      expect(await outcome(house, books)).toEqual(before);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 10), endOnFailure: true },
  );
}, 1_200_000);
