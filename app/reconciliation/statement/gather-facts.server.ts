import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { BookMonth } from '../periods/book.ts';
import { readResiduals } from '../residual/residual.store.server.ts';
import { type DecisionRow, readDecisions } from './decisions.store.server.ts';
import {
  type Decision,
  type Facts,
  KIND_ORDER,
  type MoneySaid,
  type Movement,
  type Proof,
  type Standing,
} from './facts.ts';
import { readSaidOfMoney, type SaidRow } from './money-said.store.server.ts';
import {
  type MovedRow,
  readInTransit,
  readMoved,
  readOpening,
  readSources,
} from './moved.store.server.ts';

/**
 * Everything that a month is stated by, from the rows. The lines must be held, so that all of it is of one moment. `since`:
 * when the month before was closed, where this is the first open one; what came up in closed months after it is told here.
 */
export async function gatherFacts(
  tx: ShopTransaction,
  of: BookMonth,
  since: Date | null,
): Promise<Facts> {
  const rows = await readMoved(tx, of);
  const opening = await readOpening(tx, of);
  const decisions = await readDecisions(tx, of, since);
  const found = decisions[0]?.found ?? 0n;
  return {
    opening,
    closing: rows.reduce((sum, { net }) => sum + net, opening),
    movements: movementsOf(rows),
    standings: standingsOf(rows),
    inTransit: await readInTransit(tx, of),
    decisions: decisions.map(decisionOf),
    decisionsLeftOut: found - BigInt(decisions.length),
    moneySaid: moneySaidOf(await readSaidOfMoney(tx, of)),
    files: await filesOf(tx, of, rows),
    proof: await proofOf(tx, of),
  };
}

const groupedBy = <Key extends string>(
  rows: readonly MovedRow[],
  keyOf: (row: MovedRow) => Key,
): ReadonlyMap<Key, readonly MovedRow[]> => Map.groupBy(rows, keyOf);

const total = (rows: readonly MovedRow[], of: 'lines' | 'fee' | 'feeTax' | 'net'): bigint =>
  rows.reduce((sum, row) => sum + row[of], 0n);

function movementsOf(rows: readonly MovedRow[]): readonly Movement[] {
  const alike = groupedBy(rows, ({ ofMonth, kind }) => `${ofMonth} ${kind}`);
  const place = ({ kind }: Movement) => KIND_ORDER.indexOf(kind);
  return [...alike.values()]
    .flatMap(movementOf)
    .sort((a, b) => a.ofMonth.localeCompare(b.ofMonth) || place(a) - place(b));
}

function movementOf(alike: readonly MovedRow[]): readonly Movement[] {
  const [first] = alike;
  if (!first) return [];
  const [fee, feeTax, net] = [total(alike, 'fee'), total(alike, 'feeTax'), total(alike, 'net')];
  const { ofMonth, kind } = first;
  const lines = total(alike, 'lines');
  return [{ ofMonth, kind, lines, amount: net - fee - feeTax, fee, feeTax, net }];
}

const standingsOf = (rows: readonly MovedRow[]): Facts['standings'] =>
  [...groupedBy<Standing>(rows, ({ standing }) => standing)].map(([standing, alike]) => ({
    standing,
    lines: total(alike, 'lines'),
    net: total(alike, 'net'),
  }));

const decisionOf = ({ found: _, at, ...row }: DecisionRow): Decision => ({
  ...row,
  at: at?.toISOString() ?? null,
});

const moneySaidOf = (rows: readonly SaidRow[]): readonly MoneySaid[] =>
  [...Map.groupBy(rows, ({ choice }) => choice)].map(([choice, told]) => ({
    choice,
    minor: told[0]?.sum ?? 0n,
    told: told.map(({ choice: _, found: _found, sum: _sum, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
    })),
    leftOut: (told[0]?.found ?? 0n) - BigInt(told.length),
  }));

async function filesOf(
  tx: ShopTransaction,
  of: BookMonth,
  rows: readonly MovedRow[],
): Promise<Facts['files']> {
  const byFile = groupedBy(rows, ({ fileId }) => fileId);
  const sources = await readSources(tx, of, [...byFile.keys()]);
  return sources.map(({ id, ...source }) => {
    const own = byFile.get(id) ?? [];
    return { ...source, lines: total(own, 'lines'), net: total(own, 'net') };
  });
}

async function proofOf(tx: ShopTransaction, of: BookMonth): Promise<Proof> {
  const residuals = await readResiduals(tx, of);
  const own = residuals.find(({ currency }) => currency === of.currency);
  return {
    toldLines: own?.toldLines ?? 0n,
    toldNet: own?.toldMinor ?? 0n,
    standsLines: own?.standsLines ?? 0n,
    standsNet: own?.standsMinor ?? 0n,
  };
}
