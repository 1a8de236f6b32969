import { afterEach, beforeEach, expect, it } from 'vitest';
import { House, order } from './house.fixture.ts';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.open();
});
afterEach(async () => await house.close());

function issued(): number {
  return house.pagoEfectivo.books().codes.length;
}

it.each([
  ['500', 500, 166],
  ['401', 401, 401],
  ['508', 400, 508],
  ['111', 400, 111],
  ['511', 400, 511],
])('answers %s once, and is well again', async (fault, status, code) => {
  house.pagoEfectivo.faults.set('pagoefectivo.cips', fault, 1);
  const answer = await house.call('POST', '/v1/cips', order());
  expect([answer.status, answer.json.code]).toStrictEqual([status, code]);
  expect(issued()).toBe(0);
  expect((await house.call('POST', '/v1/cips', order())).status).toBe(201);
});

it('cuts the connection when it is down', async () => {
  house.pagoEfectivo.faults.set('pagoefectivo.search', 'down');
  await expect(house.search('1')).rejects.toThrow(/socket hang up|ECONNRESET/);
});

it('answers with a page instead of JSON when it talks garbage', async () => {
  house.pagoEfectivo.faults.set('pagoefectivo.authorizations', 'garbage', 1);
  const answer = await house.visit('POST', '/v1/authorizations', { body: '{}' });
  expect(answer.text).toMatch(/^<html>/);
});

it.each([
  ['timeout-before', 0],
  ['timeout-after', 1],
])('never answers at %s, with %i codes made', async (fault, made) => {
  house.pagoEfectivo.faults.set('pagoefectivo.cips', fault, 1);
  await expect(house.issue({}, 100)).rejects.toThrow('timed out');
  expect(issued()).toBe(made);
});

it('shows each switch, and takes only those of the contract', () => {
  const { faults } = house.pagoEfectivo;
  expect(faults.set('pagoefectivo.delete', 'slow', 2)).toBe(true);
  expect(faults.get()['pagoefectivo.delete']).toStrictEqual({ fault: 'slow', times: 2 });
  expect(faults.get()['pagoefectivo.patch']).toStrictEqual({ fault: 'ok', times: null });
  expect(faults.set('pagoefectivo.delete', 'lost')).toBe(false);
  expect(faults.set('shopify.graphql', 'down')).toBe(false);
});
