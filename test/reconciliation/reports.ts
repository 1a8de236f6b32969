import type { AccountId } from '#app/kernel/ids.ts';
import { receiveReport } from '#app/reconciliation/files/receive-report.server.ts';
import { importReport } from '#app/reconciliation/lines/import-report.server.ts';
import type { TestHouse } from '#test/database.ts';
import type { Books } from './books.ts';

/** A line as a merchant's own mapping tells it; amounts in céntimos. */
export type Written = {
  readonly kind: string;
  readonly reference?: string | null;
  readonly transactionCode?: string | null;
  readonly operation?: string | null;
  readonly payout?: string | null;
  readonly at?: string;
  readonly currency?: string;
  readonly gross?: number;
  readonly fee?: number;
  readonly net: number | null;
};

const KINDS = [
  'sale',
  'refund',
  'chargeback',
  'chargeback-won',
  'reversal',
  'frozen',
  'released',
  'fee',
  'fee-tax',
  'withholding',
  'payout',
  'payout-returned',
  'adjustment',
];
const COLUMNS = [
  'reference',
  'transactionCode',
  'operation',
  'payout',
  'at',
  'currency',
  'gross',
  'fee',
  'net',
] as const;

const PLAN = {
  kind: { column: 'kind', words: Object.fromEntries(KINDS.map((kind) => [kind, kind])) },
  columns: Object.fromEntries(COLUMNS.map((column) => [column, column])),
  leaves: [],
  amounts: 'minor',
  time: { format: 'iso-offset', zone: '-05:00' },
};

/** Says once which column of this account's reports says what. */
export const mapColumns = (house: TestHouse, { shopId, accountId }: Books) =>
  house.asOwner(
    `insert into report_columns (shop_id, id, account_id, plan, decided_at, decided_by)
     values ($1, gen_random_uuid(), $2, $3, now(), 'staff:1')`,
    [shopId, accountId, JSON.stringify(PLAN)],
  );

/** The report as its file. */
export function written(lines: readonly Written[]): string {
  const rows = lines.map((line) =>
    [
      line.kind,
      line.reference ?? '',
      line.transactionCode ?? '',
      line.operation ?? '',
      line.payout ?? '',
      line.at ?? '2026-11-20T10:00:00-05:00',
      line.currency ?? 'PEN',
      line.gross ?? '',
      line.fee ?? '',
      line.net ?? '',
    ].join(','),
  );
  return `${['kind', ...COLUMNS].join(',')}\n${rows.join('\n')}\n`;
}

/** A report, or one that is taken in otherwise: so many lines at a time, with so many known by heart. */
export type Brought =
  | string
  | { readonly text: string; readonly linesAtOnce?: number; readonly linesByHeart?: number };

/** Brings a report by upload. */
export async function bring(
  house: TestHouse,
  { shopId, accountId }: { readonly shopId: Books['shopId']; readonly accountId: AccountId },
  brought: Brought,
) {
  const { text, ...how } = typeof brought === 'string' ? { text: brought } : brought;
  const received = await receiveReport(house.foundation, {
    shopId,
    accountId,
    name: 'report.csv',
    cameBy: 'upload',
    actor: 'staff:1',
    bytes: (async function* () {
      yield Buffer.from(text);
    })(),
  });
  if (!received.ok) throw new Error(received.error.why);
  const { fileId } = received.value;
  return { fileId, imported: await importReport(house.foundation, { shopId, fileId, ...how }) };
}
