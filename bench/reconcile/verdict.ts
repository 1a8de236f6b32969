import { type Gate, verdicts } from '../figures.ts';
import type { FloorReport } from './floor.ts';
import type { GuardedFloor } from './guarded-floor.ts';
import type { ImportAnswer, ImportReport } from './import-file.ts';
import type { ListFigure } from './lists.ts';
import type { Told } from './report-file.ts';
import type { SteadyReport } from './steady-load.ts';

/** The gates of issue 4, "How it must behave". */
const MOST = {
  ratio: 2.5,
  residentMiB: 400,
  againSecondsPerMillion: 5,
  fourfold: 4.5,
  doorP99Ms: 250,
  listP95Ms: 100,
} as const;

/** One measured thing in words, and what it is bound to. */
export type Verdict = { readonly says: string; readonly gates: readonly Gate[] };

export const verdictLine = ({ says, gates }: Verdict): string => `${says}${verdicts(gates)}`;

const atMost = (unit: string, most: number, value: number): Gate => ({
  says: `≤ ${most} ${unit}`,
  kept: value <= most,
});

const count = (value: number): string => value.toLocaleString('en-US');
const mib = (bytes: number): number => bytes / 2 ** 20;

/** Ours beside the floor, of the same file in the same round. */
export function ratioVerdict(floor: FloorReport, ours: ImportReport): Verdict & { ratio: number } {
  const ratio = ours.seconds / floor.seconds;
  const { copy, upsert, join } = floor;
  const parts = `COPY ${copy.toFixed(2)} + upsert ${upsert.toFixed(2)} + FULL JOIN ${join.toFixed(2)}`;
  const says = `floor ${floor.seconds.toFixed(2)} s (${parts}), import ${ours.seconds.toFixed(2)} s, ratio ${ratio.toFixed(2)}`;
  return { ratio, says, gates: [atMost('×', MOST.ratio, ratio)] };
}

/** Ours beside what the guards alone take; bound to nothing. */
export const guardedVerdict = (guarded: GuardedFloor, ours: ImportReport): Verdict => ({
  says: `the same rows into the product's own table by COPY, one upsert and one FULL JOIN: ${guarded.seconds.toFixed(2)} s, the import ${(ours.seconds / guarded.seconds).toFixed(2)} times that`,
  gates: [],
});

export const residentVerdict = (ours: ImportReport): Verdict => ({
  says: `importing process: ${mib(ours.peak).toFixed(0)} MiB resident at most`,
  gates: [atMost('MiB', MOST.residentMiB, mib(ours.peak))],
});

export function againVerdict(again: ImportReport, lines: number): Verdict {
  const perMillion = (again.seconds / lines) * 1_000_000;
  return {
    says: `the same file again: ${again.seconds.toFixed(2)} s, ${perMillion.toFixed(2)} s per million`,
    gates: [atMost('s per million', MOST.againSecondsPerMillion, perMillion)],
  };
}

/** The same rows under another name and in another order. */
export const reorderedVerdict = (ours: ImportReport, told: Told, kept: number): Verdict => ({
  says: `the same rows, reordered and renamed: ${ours.seconds.toFixed(2)} s, ${count(kept)} lines kept, residual ${ours.answer.residualMinor}`,
  gates: [
    { says: 'nothing counted twice', kept: kept === told.lines },
    { says: 'residual 0', kept: BigInt(ours.answer.residualMinor) === 0n },
  ],
});

/** What a million lines took, and what all of them; the gate is told for four millions, and is in proportion elsewhere. */
export function growthVerdict(million: ImportReport, all: ImportReport, millions: number): Verdict {
  const ratio = all.seconds / million.seconds;
  const most = (MOST.fourfold / 4) * millions;
  return {
    says: `${millions} million lines: ${all.seconds.toFixed(2)} s, ${ratio.toFixed(2)} times as long as one million`,
    gates: [atMost('×', most, ratio)],
  };
}

/** What the import found, held against what the generator wrote. */
export function foundVerdict(told: Told, answer: ImportAnswer): Verdict {
  const kinds = Object.entries(answer.exceptions).map(([kind, n]) => `${kind} ${count(n)}`);
  const expected = {
    UNKNOWN_PAYMENT: told.sorts.unknown,
    AMOUNT_MISMATCH: told.sorts.mismatch,
    DUPLICATE_LINE: told.sorts.duplicate,
    CHARGEBACK: told.sorts.chargeback,
  };
  const wrong = Object.entries(expected).filter(
    ([kind, n]) => (answer.exceptions[kind] ?? 0) !== n,
  );
  return {
    says: `${count(answer.lines)} lines, ${count(answer.matched)} matched, ${kinds.join(', ') || 'no exception'}, residual ${answer.residualMinor}`,
    gates: [
      { says: 'every line read', kept: answer.lines === told.lines && answer.quarantined === 0 },
      { says: 'net as written', kept: BigInt(answer.netMinor) === told.net },
      { says: 'residual 0', kept: BigInt(answer.residualMinor) === 0n },
      {
        says: `each trouble found${wrong.map(([kind, n]) => ` (${kind} ${answer.exceptions[kind] ?? 0} of ${n})`).join('')}`,
        kept: wrong.length === 0,
      },
    ],
  };
}

/** Of the notifications that were acknowledged: how many the shop kept once, and how many more often. */
export type Kept = { readonly once: number; readonly more: number };

export type DoorReport = { readonly load: SteadyReport; readonly kept: Kept };

export function doorVerdict({ load, kept }: DoorReport, ours: ImportReport): Verdict {
  const { requests, outcomes, taken, p50Ms, p99Ms, maxMs } = load;
  const refused = Object.keys(outcomes).filter((outcome) => outcome !== '200');
  const times = `p50 ${p50Ms.toFixed(1)}, p99 ${p99Ms.toFixed(1)}, max ${maxMs.toFixed(0)} ms`;
  return {
    says: `import ${ours.seconds.toFixed(2)} s; the door meanwhile: ${count(requests)} notifications, ${count(taken.length)} acknowledged, ${count(kept.once)} kept once; ${times}`,
    gates: [
      { says: `nothing but 200${refused.map((each) => ` (${each})`)}`, kept: refused.length === 0 },
      {
        says: 'acknowledged = kept once',
        kept: kept.once === taken.length && kept.more === 0,
      },
      atMost('ms p99', MOST.doorP99Ms, p99Ms),
    ],
  };
}

export const listVerdict = ({ name, p50Ms, p95Ms }: ListFigure): Verdict => ({
  says: `${name}: p50 ${p50Ms.toFixed(1)}, p95 ${p95Ms.toFixed(1)} ms`,
  gates: [atMost('ms p95', MOST.listP95Ms, p95Ms)],
});
