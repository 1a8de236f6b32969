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

type SumRow = { currency: string; lines: bigint; gross: string; fee: string; net: string };

/** Reads where the lines of a file stand. */
export async function readFileOutcome(
  tx: ShopTransaction,
  { shopId, fileId }: FileKey,
): Promise<FileOutcome> {
  const standings = await tx.$queryRaw<{ standing: string; lines: bigint }[]>`
    select standing, count(*) as lines from settlement_line where shop_id = ${shopId}::uuid and file_id = ${fileId}::uuid
    group by 1 order by 1`;
  const exceptions = await tx.$queryRaw<{ kind: string; matters: bigint }[]>`
    select e.kind, count(distinct e.id) as matters
    from settlement_line l join exception e on e.shop_id = l.shop_id and e.id = l.exception_id
    where l.shop_id = ${shopId}::uuid and l.file_id = ${fileId}::uuid and l.standing = 'exception' group by 1 order by 1`;
  const sums = await tx.$queryRaw<SumRow[]>`
    select currency, count(*) as lines,
      coalesce(sum(gross_minor) filter (where gross_currency = currency), 0)::text as gross,
      (coalesce(sum(fee_minor), 0) + coalesce(sum(fee_tax_minor), 0))::text as fee, sum(net_minor)::text as net
    from settlement_line where shop_id = ${shopId}::uuid and file_id = ${fileId}::uuid and net_minor is not null
    group by 1 order by 2 desc, 1`;
  return {
    standings: Object.fromEntries(standings.map(({ standing, lines }) => [standing, lines])),
    exceptions: Object.fromEntries(exceptions.map(({ kind, matters }) => [kind, matters])),
    sums: sums.map(({ currency, lines, gross, fee, net }) => ({
      currency,
      lines,
      grossMinor: BigInt(gross),
      feeMinor: BigInt(fee),
      netMinor: BigInt(net),
    })),
  };
}
