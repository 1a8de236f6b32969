import { expect, it } from 'vitest';
import { median, mustBeTaken, type Round } from './duel.ts';
import { figureLines, figureOf } from './figures.ts';
import type { LoadReport } from './load.ts';

const report = (rps: number): LoadReport => ({
  requests: 10,
  outcomes: { 200: 10 },
  seconds: 10 / rps,
  rps,
  p50Ms: 1,
  p99Ms: 2,
  maxMs: 3,
});
const round = (floor: number, product: number): Round => ({
  floor: report(floor),
  product: report(product),
  ratio: product / floor,
});
const name = { what: 'a door', how: 'somehow' };

it('takes the median of the ratios, so that one bad moment of the machine decides nothing', () => {
  const rounds = [round(1000, 600), round(1000, 100), round(500, 350)];
  const { ratio, floorRps, productRps } = figureOf(name, rounds, {});
  expect([ratio, floorRps, productRps]).toEqual([0.6, 1000, 350]);
  expect(median([1, 2, 3, 10])).toBe(2.5);
});

it('keeps a gate that is just met, and says which one is missed', () => {
  const figure = figureOf(name, [round(2000, 800)], { ratio: 0.4, rps: 1000 });
  expect(figure.gates.map(({ kept }) => kept)).toEqual([true, false]);
  expect(figureLines(figure).at(-1)).toContain('gate ratio ≥ 0.4 kept · gate ≥ 1,000/s MISSED');
});

it('says so where a figure binds nobody', () => {
  expect(figureLines(figureOf(name, [round(10, 1)], {})).at(-1)).toContain('told, no gate');
});

it('counts no figure of which one request was refused', () => {
  expect(() => mustBeTaken(report(5))).not.toThrow();
  expect(() => mustBeTaken({ ...report(5), outcomes: { 200: 9, 503: 1 } })).toThrow('"503":1');
});
