import { expect, it } from 'vitest';
import { HOUR, setStage } from './stage.ts';

it('takes a word that nobody knows neither for money nor for the end of a code', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.gateway.code(reference).strange = 'Extornado';
  await stage.wait(50 * HOUR, 5 * HOUR);
  const books = await stage.books();
  expect(books.codes).toEqual(['live']);
  expect(books.money).toEqual([]);
  expect(books.told).toEqual(['pending applied']);
});

it('goes on asking while the gateway speaks strangely, and finds the money once it speaks plainly', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const code = stage.gateway.code(reference);
  code.strange = 'Extornado';
  await stage.paid(reference);
  await stage.wait(HOUR);
  expect((await stage.books()).money).toEqual([]);
  code.strange = null;
  await stage.wait(2 * HOUR);
  expect((await stage.books()).money).toEqual(['settles 12050']);
});
