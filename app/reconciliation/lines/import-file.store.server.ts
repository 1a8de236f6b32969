import type { BadRow } from '#app/gateways/report.ts';
import type { LineSum } from '../reading/line-sums.ts';
import type { Session } from '../session.store.server.ts';
import type { KnownSum } from './fresh-lines.store.server.ts';

/** Whether the file is still to be imported; who tells how far it has come is not kept waiting. */
export async function isOpen(session: Session, fileId: string): Promise<boolean> {
  const [row] = await session.rows<{ state: string }>(
    'select state from report_file where shop_id = $1 and id = $2',
    [session.shopId, fileId],
  );
  return row !== undefined && row.state !== 'imported';
}

/** The same once it was read; others wait until this import has ended. */
export async function claimFile(session: Session, fileId: string): Promise<boolean> {
  const [row] = await session.rows<{ state: string }>(
    'select state from report_file where shop_id = $1 and id = $2 for update',
    [session.shopId, fileId],
  );
  return row !== undefined && row.state !== 'imported';
}

const CONTROL = `
insert into report_control (shop_id, file_id, currency, lines, net_minor, lines_known, net_known_minor)
select $1, $2, * from unnest($3::text[], $4::int[], $5::bigint[], $6::int[], $7::bigint[])`;

const addedUp = (sums: readonly KnownSum[]): ReadonlyMap<string, KnownSum> => {
  const all = new Map<string, KnownSum>();
  for (const sum of sums) {
    const { lines, netMinor } = all.get(sum.currency) ?? { lines: 0n, netMinor: 0n };
    all.set(sum.currency, {
      ...sum,
      lines: lines + sum.lines,
      netMinor: netMinor + sum.netMinor,
    });
  }
  return all;
};

/** Keeps what the readers added up, and how much of it was known before. */
export async function keepControl(
  session: Session,
  fileId: string,
  { told, known }: { readonly told: readonly LineSum[]; readonly known: readonly KnownSum[] },
): Promise<void> {
  const before = addedUp(known);
  await session.run(CONTROL, [
    session.shopId,
    fileId,
    told.map(({ currency }) => currency),
    told.map(({ lines }) => lines),
    told.map(({ netMinor }) => netMinor),
    told.map(({ currency }) => before.get(currency)?.lines ?? 0n),
    told.map(({ currency }) => before.get(currency)?.netMinor ?? 0n),
  ]);
}

const QUARANTINE = `
insert into quarantined_row (shop_id, file_id, file_line, column_name, why)
select distinct on (line) $1::uuid, $2::uuid, line, name, why
from unnest($3::int[], $4::text[], $5::text[]) as bad (line, name, why) order by line
on conflict do nothing`;

/** Keeps the rows that could not be read, by their places. */
export async function keepQuarantined(
  session: Session,
  fileId: string,
  rows: readonly BadRow[],
): Promise<void> {
  await session.run(QUARANTINE, [
    session.shopId,
    fileId,
    rows.map(({ line }) => line),
    rows.map(({ column }) => column.slice(0, 200)),
    rows.map(({ why }) => why.slice(0, 200)),
  ]);
}

/** What the file was, once it is in. */
export type Imported = {
  readonly format: string;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly rowsRead: number;
  readonly linesNew: number;
  readonly linesKnown: number;
  readonly rowsBad: number;
  readonly at: Date;
};

export async function markImported(
  session: Session,
  fileId: string,
  imported: Imported,
): Promise<void> {
  const { format, encoding, delimiter, rowsRead, linesNew, linesKnown, rowsBad, at } = imported;
  await session.run(
    `update report_file set state = 'imported', refusal = null, format = $3, encoding = $4, delimiter = $5, rows_read = $6,
       lines_new = $7, lines_known = $8, rows_bad = $9, imported_at = $10
     where shop_id = $1 and id = $2`,
    [
      session.shopId,
      fileId,
      format,
      encoding,
      delimiter,
      rowsRead,
      linesNew,
      linesKnown,
      rowsBad,
      at,
    ],
  );
}
