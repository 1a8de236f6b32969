import { expect, it } from 'vitest';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Due } from './due.store.server.ts';
import { createPlaces } from './places.ts';

const row = (shop: string, id: string): Due => ({ shopId: shop as ShopId, id });
const never = () => false;
const nobody = () => 0;

/** Places with rows under way that end when the test says so. */
function withUnderway(rows: readonly Due[]) {
  const places = createPlaces(nobody);
  const ends = rows.map((one) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    places.take(one, () => promise);
    return resolve;
  });
  return { places, ends };
}

const crowd = (count: number) => Array.from({ length: count }, (_, place) => row('a', `a${place}`));

it('takes the rows of a shop in the order in which they were found', async () => {
  const { places } = withUnderway([]);
  expect(await places.untilFree(crowd(3), never)).toEqual(row('a', 'a0'));
});

it('begins next for the shop that holds the fewest places', async () => {
  const { places } = withUnderway([...crowd(2), row('b', 'b0')]);
  const rows = [row('a', 'next'), row('b', 'b1'), row('c', 'c0'), row('c', 'c1')];
  expect(await places.untilFree(rows, never)).toEqual(row('c', 'c0'));
});

it('gives the place that becomes free to a shop that holds none', async () => {
  const { places, ends } = withUnderway([...crowd(6), row('b', 'b0'), row('b', 'b1')]);
  const next = places.untilFree([row('a', 'next'), row('b', 'b2'), row('c', 'c0')], never);
  ends[0]?.();
  expect(await next).toEqual(row('c', 'c0'));
});

it('lets a shop that holds six wait, though two places are free', async () => {
  const { places, ends } = withUnderway(crowd(6));
  let begun = false;
  const next = places.untilFree([row('a', 'next')], never).then((found) => {
    begun = true;
    return found;
  });
  expect(await places.untilFree([row('b', 'b0')], never)).toEqual(row('b', 'b0'));
  expect(begun).toBe(false);
  ends[0]?.();
  expect(await next).toEqual(row('a', 'next'));
});
