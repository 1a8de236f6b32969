import { expect, it } from 'vitest';
import { setStage } from './stage.ts';

it('goes from session to paid, and Shopify is told once', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  await stage.paid(reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.states).toEqual(['paid']);
  expect(books.codes).toEqual(['paid']);
  expect(books.told).toEqual(['pending applied', 'paid applied']);
  expect(books.money).toEqual(['settles 12050']);
  expect(books.raised).toEqual([]);
});
