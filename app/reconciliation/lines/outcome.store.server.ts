import type { Currency } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { FileKey } from '../files/report-files.store.server.ts';

/** What became of the lines that a file brought, in one currency; sums carry their signs, fees are negative. Minor units. */
export type OutcomeSum = {
  readonly currency: Currency;
  readonly lines: bigint;
  readonly grossMinor: bigint;
  /** Fees and their taxes. */
  readonly feeMinor: bigint;
  readonly netMinor: bigint;
};

/** Where the lines of a file stand now: late matches and decisions are in it. */
export type FileOutcome = {
  readonly standings: Readonly<Record<string, bigint>>;
  /** Open exceptions that its lines are in, by kind. */
  readonly exceptions: Readonly<Record<string, bigint>>;
  readonly sums: readonly OutcomeSum[];
};

type Row = {
  standing: string;
  currency: string;
  lines: bigint;
  settling: bigint;
  gross: string;
  fee: string;
  net: string;
};

/** Reads where the lines of a file stand: in one walk over them, since they may be millions. */
export async function readFileOutcome(
  tx: ShopTransaction,
  { shopId, fileId }: FileKey,
): Promise<FileOutcome> {
  const rows = await tx.$queryRaw<Row[]>`
    select standing, currency, count(*) as lines, count(net_minor) as settling,
      coalesce(sum(gross_minor) filter (where gross_currency = currency and net_minor is not null), 0)::text as gross,
      (coalesce(sum(fee_minor) filter (where net_minor is not null), 0)
        + coalesce(sum(fee_tax_minor) filter (where net_minor is not null), 0))::text as fee,
      coalesce(sum(net_minor), 0)::text as net
    from settlement_line where shop_id = ${shopId}::uuid and file_id = ${fileId}::uuid group by 1, 2 order by 1, 2`;
  const exceptions = await tx.$queryRaw<{ kind: string; matters: bigint }[]>`
    select e.kind, count(distinct e.id) as matters
    from settlement_line l join exception e on e.shop_id = l.shop_id and e.id = l.exception_id
    where l.shop_id = ${shopId}::uuid and l.file_id = ${fileId}::uuid and l.standing = 'exception' group by 1 order by 1`;
  return {
    standings: linesBy(rows, ({ standing }) => standing),
    exceptions: Object.fromEntries(exceptions.map(({ kind, matters }) => [kind, matters])),
    sums: sumsOf(rows.filter(({ settling }) => settling > 0n)),
  };
}

function linesBy(rows: readonly Row[], name: (row: Row) => string): Record<string, bigint> {
  const lines: Record<string, bigint> = {};
  for (const row of rows) lines[name(row)] = (lines[name(row)] ?? 0n) + row.lines;
  return lines;
}

/** One sum for each currency, that of most lines first. */
function sumsOf(rows: readonly Row[]): readonly OutcomeSum[] {
  const sums = new Map<string, OutcomeSum>();
  for (const row of rows) {
    const so = sums.get(row.currency);
    sums.set(row.currency, {
      currency: row.currency as Currency,
      lines: (so?.lines ?? 0n) + row.settling,
      grossMinor: (so?.grossMinor ?? 0n) + BigInt(row.gross),
      feeMinor: (so?.feeMinor ?? 0n) + BigInt(row.fee),
      netMinor: (so?.netMinor ?? 0n) + BigInt(row.net),
    });
  }
  const all = [...sums.values()];
  return all.sort((a, b) => (a.lines === b.lines ? 0 : a.lines < b.lines ? 1 : -1));
}
