import { expect, it } from 'vitest';
import type { HeldReport } from '#app/gateways/report-source.ts';
import { nextStep } from './next-step.ts';

const from = new Date('2026-11-25T05:00:00Z');
const until = new Date('2026-11-26T05:00:00Z');
const round = (reference: string | null = null) => ({ period: { from, until }, reference });
const report = (changes: Partial<HeldReport> = {}): HeldReport => ({
  name: 'a.csv',
  state: 'ready',
  period: { from, until },
  madeAt: until,
  ...changes,
});

it('takes what the gateway already holds, also where it has more', () => {
  const week = { from: new Date('2026-11-20T05:00:00Z'), until: new Date('2026-11-27T05:00:00Z') };
  expect(nextStep(round(), [report()])).toEqual({ do: 'download', name: 'a.csv' });
  expect(nextStep(round('7'), [report({ period: week })])).toEqual({
    do: 'download',
    name: 'a.csv',
  });
});

it.each<[string, Partial<HeldReport>]>([
  ['was made before the period had ended', { madeAt: new Date('2026-11-26T04:59:59Z') }],
  ['does not say when it was made', { madeAt: null }],
  ['lacks the beginning', { period: { from: new Date('2026-11-25T05:00:01Z'), until } }],
  ['lacks the end', { period: { from, until: new Date('2026-11-26T04:59:59Z') } }],
  ['does not say of when it is', { period: null }],
  ['has no file', { name: null }],
  ['is said to be something that stands in no document', { state: 'unknown' }],
  ['has failed', { state: 'failed' }],
])('asks for a report where the one that is there %s', (_why, changes) => {
  expect(nextStep(round(), [report(changes)])).toEqual({ do: 'ask' });
  expect(nextStep(round('7'), [report(changes)])).toEqual({ do: 'look', reference: '7' });
});

it('asks for nothing while it is being made', () => {
  const making = report({ state: 'being-made', name: null });
  expect(nextStep(round(), [making])).toEqual({ do: 'wait' });
});
