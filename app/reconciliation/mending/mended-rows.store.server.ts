import type { Actor } from '#app/kernel/actor.ts';
import type { LineSum } from '../reading/line-sums.ts';
import type { Session } from '../session.store.server.ts';

/** A row that could not be read, and how it ended so far. */
export type BadRowKept = {
  readonly fileLine: number;
  readonly column: string;
  readonly why: string;
  readonly mended: 'mended' | 'carried' | 'set-aside' | null;
  /** The corrected cells, sealed under the file's key. */
  readonly cellsSealed: Buffer | null;
};

type Row = {
  file_line: number;
  column_name: string;
  why: string;
  mended: BadRowKept['mended'];
  cells_sealed: Buffer | null;
};

/** The bad rows of a file, those that were mended first, in the order in which they were. */
export async function readBadRows(
  session: Session,
  fileId: string,
): Promise<readonly BadRowKept[]> {
  const rows = await session.rows<Row>(
    `select file_line, column_name, why, mended, cells_sealed from quarantined_row where shop_id = $1 and file_id = $2
     order by mended is null or mended = 'set-aside', mended_at, file_line`,
    [session.shopId, fileId],
  );
  return rows.map(({ file_line, column_name, why, mended, cells_sealed }) => ({
    fileLine: file_line,
    column: column_name,
    why,
    mended,
    cellsSealed: cells_sealed,
  }));
}

/** What earlier readings of the file told, by currency. */
export type ToldBefore = {
  readonly currency: string;
  readonly lines: bigint;
  readonly netMinor: bigint;
  readonly mends: number;
};

export async function readTold(session: Session, fileId: string): Promise<readonly ToldBefore[]> {
  const rows = await session.rows<{ currency: string; lines: string; net: string; mends: number }>(
    `select currency, sum(lines)::text as lines, sum(net_minor)::text as net, max(max(mend)) over () as mends
     from report_control where shop_id = $1 and file_id = $2 group by currency`,
    [session.shopId, fileId],
  );
  return rows.map(({ currency, lines, net, mends }) => ({
    currency,
    lines: BigInt(lines),
    netMinor: BigInt(net),
    mends,
  }));
}

/** Whether any line is new whose row could be read before: then it would be counted a second time. */
export async function bringsOthers(
  session: Session,
  openRows: readonly number[],
): Promise<boolean> {
  const [row] = await session.rows<{ others: boolean }>(
    'select exists (select from fresh_line where file_line <> all ($1::int[])) as others',
    [openRows],
  );
  return row?.others !== false;
}

/** What a mend tells beyond what was told before; `known`: what of it other files had brought. */
export type MendSum = {
  readonly currency: string;
  readonly lines: bigint;
  readonly netMinor: bigint;
  readonly linesKnown: bigint;
  readonly netKnownMinor: bigint;
};

/** What the reading tells now less what was told before; null where it tells less than that. */
export function sumsOfMend(
  now: { readonly told: readonly LineSum[]; readonly known: readonly MendKnown[] },
  before: readonly ToldBefore[],
): readonly MendSum[] | null {
  const known = new Map(now.known.map((sum) => [sum.currency, sum]));
  const told = new Map(now.told.map((sum) => [sum.currency as string, sum]));
  const was = new Map(before.map((sum) => [sum.currency, sum]));
  const sums = [...new Set([...told.keys(), ...was.keys()])].sort().map((currency) => {
    const [lines, net] = [was.get(currency)?.lines ?? 0n, was.get(currency)?.netMinor ?? 0n];
    return {
      currency,
      lines: BigInt(told.get(currency)?.lines ?? 0) - lines,
      netMinor: (told.get(currency)?.netMinor ?? 0n) - net,
      linesKnown: (known.get(currency)?.lines ?? 0n) - lines,
      netKnownMinor: (known.get(currency)?.netMinor ?? 0n) - net,
    };
  });
  return sums.some(({ lines, linesKnown }) => lines < 0n || linesKnown < 0n) ? null : sums;
}

type MendKnown = { readonly currency: string; readonly lines: bigint; readonly netMinor: bigint };

const CONTROL = `
insert into report_control (shop_id, file_id, mend, currency, lines, net_minor, lines_known, net_known_minor)
select $1, $2, $3, * from unnest($4::text[], $5::int[], $6::bigint[], $7::int[], $8::bigint[])`;

/** Keeps what the reader added up of a mend, as a control of its own. */
export async function keepMendControl(
  session: Session,
  { fileId, mend }: { readonly fileId: string; readonly mend: number },
  all: readonly MendSum[],
): Promise<void> {
  const sums = all.filter(({ lines }) => lines > 0n);
  await session.run(CONTROL, [
    session.shopId,
    fileId,
    mend,
    sums.map(({ currency }) => currency),
    sums.map(({ lines }) => lines),
    sums.map(({ netMinor }) => netMinor),
    sums.map(({ linesKnown }) => linesKnown),
    sums.map(({ netKnownMinor }) => netKnownMinor),
  ]);
}

/** Who did it, and when. */
export type Done = { readonly actor: Actor; readonly at: Date; readonly eventId: string };

export type MendedMark = Done & {
  readonly fileId: string;
  readonly fileLine: number;
  readonly cellsSealed: Buffer;
  /** Rows that can be read since this one is mended. */
  readonly carried: readonly number[];
  readonly linesNew: number;
  readonly linesKnown: bigint;
};

const EVENT = `
insert into reconciliation_event (shop_id, id, at, actor, kind, data) values ($1, $2, $3, $4, $5, $6)`;

/** Writes down that a row is mended, which others with it, and who did it. */
export async function markMended(session: Session, mark: MendedMark): Promise<void> {
  const { shopId } = session;
  const { fileId, fileLine, cellsSealed, carried, actor, at, linesNew, linesKnown } = mark;
  await session.run(
    `update quarantined_row set mended = 'mended', reason = null, cells_sealed = $4, mended_at = $5, mended_by = $6
     where shop_id = $1 and file_id = $2 and file_line = $3`,
    [shopId, fileId, fileLine, cellsSealed, at, actor],
  );
  await session.run(
    `update quarantined_row set mended = 'carried', reason = null, mended_at = $4, mended_by = $5
     where shop_id = $1 and file_id = $2 and file_line = any ($3::int[])`,
    [shopId, fileId, carried, at, actor],
  );
  await session.run(
    'update report_file set lines_new = lines_new + $3, lines_known = lines_known + $4 where shop_id = $1 and id = $2',
    [shopId, fileId, linesNew, linesKnown],
  );
  const data = { file: fileId, line: fileLine, carried, lines: linesNew };
  await session.run(EVENT, [shopId, mark.eventId, at, actor, 'row.mended', data]);
}

export type SetAsideMark = Done & {
  readonly fileId: string;
  readonly fileLine: number;
  readonly reason: string;
};

/** Puts a row aside; false where there is none that still waits. */
export async function markSetAside(session: Session, mark: SetAsideMark): Promise<boolean> {
  const { shopId } = session;
  const { fileId, fileLine, reason, actor, at } = mark;
  const marked = await session.run(
    `update quarantined_row set mended = 'set-aside', reason = $4, mended_at = $5, mended_by = $6
     where shop_id = $1 and file_id = $2 and file_line = $3 and mended is null`,
    [shopId, fileId, fileLine, reason, at, actor],
  );
  if (marked === 0) return false;
  const data = { file: fileId, line: fileLine, reason };
  await session.run(EVENT, [shopId, mark.eventId, at, actor, 'row.set-aside', data]);
  return true;
}
