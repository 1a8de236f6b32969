import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { escapeLiteral, type PoolClient, type QueryResultRow } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';

/** One transaction inside one shop's walls that works on sets: with COPY, and with time for them. */
export type Session = {
  readonly shopId: ShopId;
  rows<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Answers how many rows it touched. */
  run(text: string, values?: readonly unknown[]): Promise<number>;
  /** Writes rows of COPY's text form, in UTF-8, into a table of this session's own; or of its binary form. */
  copyInto(table: string, rows: Iterable<Buffer>, form?: CopyForm): Promise<void>;
  /** What a query finds, in COPY's binary form: another session takes it in as it is. */
  copyOut(query: string, values: readonly string[]): Promise<readonly Buffer[]>;
};

export type CopyForm = 'text' | 'binary';

/** What a set of a million rows may take; a lost client is noticed by the pauses between statements. */
const LIMITS = [
  "set local statement_timeout = '30min'",
  "set local idle_in_transaction_session_timeout = '5min'",
  "set local work_mem = '64MB'",
  // Its sets are planned once and run once: compiling them costs more than it saves.
  'set local jit = off',
  // Its rows are wide: a table of what they are joined to costs less than putting them in order.
  'set local enable_mergejoin = off',
  // What it looks up was read or written a moment ago: a page more costs little.
  'set local random_page_cost = 1.1',
];

/** Runs `work` in one transaction as `app`; whatever throws undoes it whole. */
export async function inSession<T>(
  { database }: Pick<Foundation, 'database'>,
  shopId: ShopId,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = await database.app.connect();
  let broken = true;
  const lost = () => undefined;
  client.on('error', lost);
  try {
    await client.query('begin');
    await client.query("select set_config('app.shop_id', $1, true)", [shopId]);
    for (const limit of LIMITS) await client.query(limit);
    const done = await work(sessionOf(client, shopId));
    await client.query('commit');
    broken = false;
    return done;
  } catch (bug) {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    throw bug;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/** The same for work that may be refused: then nothing of it stays. */
export async function inSessionUnlessRefused<T, E>(
  deps: Pick<Foundation, 'database'>,
  shopId: ShopId,
  work: (session: Session) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const refused = new Refused<Result<T, E>>();
  try {
    return await inSession(deps, shopId, async (session) => {
      const done = await work(session);
      if (!done.ok) throw refused.with(done);
      return done;
    });
  } catch (thrown) {
    if (thrown === refused && refused.answer) return refused.answer;
    throw thrown;
  }
}

class Refused<Answer> extends Error {
  answer: Answer | null = null;
  with(answer: Answer): this {
    this.answer = answer;
    return this;
  }
}

const sessionOf = (client: PoolClient, shopId: ShopId): Session => ({
  shopId,
  rows: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...values])).rows,
  run: async (text, values = []) => (await client.query(text, [...values])).rowCount ?? 0,
  copyInto: (table, rows, form = 'text') =>
    pipeline(
      Readable.from(rows),
      client.query(copyFrom(`copy ${table} from stdin (format ${form})`)),
    ),
  copyOut: (query, values) =>
    client.query(copyTo(`copy (${withValues(query, values)}) to stdout (format binary)`)).toArray(),
});

/** COPY takes no parameters. */
const withValues = (query: string, values: readonly string[]): string =>
  query.replace(/\$(\d)/g, (_, place: string) =>
    escapeLiteral(values[parseInt(place, 10) - 1] ?? ''),
  );

/** One at a time thinks about a shop's lines: an import, a late match, a person's decision. */
export async function lockLines({ run, shopId }: Session): Promise<void> {
  await run("select pg_advisory_xact_lock(hashtextextended('reconciliation ' || $1::text, 0))", [
    shopId,
  ]);
}

/** The same lock where it is free: what an import is at work on is looked at when it has ended. */
export async function tryLockLines({ rows, shopId }: Session): Promise<boolean> {
  const [row] = await rows<{ held: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('reconciliation ' || $1::text, 0)) as held",
    [shopId],
  );
  return row?.held === true;
}

/**
 * One at a time reads a file: a worker of this process or another, a command, a mend. Held until the transaction ends, so that
 * whoever dies lets it go. `waits`: or false at once where another has it.
 */
export async function lockFile(
  { rows, run, shopId }: Session,
  { fileId, waits }: { readonly fileId: string; readonly waits: boolean },
): Promise<boolean> {
  const lock = [`report ${shopId} ${fileId}`];
  if (waits) {
    await run('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', lock);
    return true;
  }
  const [row] = await rows<{ held: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1::text, 0)) as held',
    lock,
  );
  return row?.held === true;
}

/** The lines' lock for a person, who does not wait for an import: false where the lines are being thought about. */
export async function tryLines(tx: ShopTransaction, shopId: ShopId): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('reconciliation ' || ${shopId}::text, 0)) as held`;
  return row?.held === true;
}

/** For who only adds up: many may at once, and none while somebody thinks about the lines. False where somebody does. */
export async function tryLinesShared(tx: ShopTransaction, shopId: ShopId): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    select pg_try_advisory_xact_lock_shared(hashtextextended('reconciliation ' || ${shopId}::text, 0)) as held`;
  return row?.held === true;
}
