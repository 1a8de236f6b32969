import { type Base, rowId } from './merchant-rows.fixture.ts';

/** What reports brought to a shop: files, lines, payouts, and the sums by day that are kept with them. */

export type FileRow = {
  readonly number: number;
  readonly name?: string;
  readonly account?: number;
  readonly state?: 'received' | 'imported' | 'refused';
  readonly refusal?: string;
  readonly receivedAt?: Date;
  readonly rows?: number;
  readonly bad?: number;
};

/** A report file, imported where nothing else is said. */
export async function addFileRow({ asOwner, shopId }: Base, row: FileRow): Promise<string> {
  const { number, name = `report-${number}.csv`, account = 1, state = 'imported' } = row;
  const { receivedAt = new Date('2026-11-24T15:00:00Z'), rows = 0, bad = 0 } = row;
  const id = rowId(shopId, 'file', number);
  await asOwner(
    `insert into report_file (shop_id, id, account_id, sha256, name, size_bytes, came_by, received_at, received_by, state, refusal,
       format, encoding, delimiter, rows_read, lines_new, rows_bad, imported_at)
     values ($1, $2, $3, sha256(convert_to($4, 'UTF8')), $4, 1024, 'upload', $5, 'staff:1', $6, $7, 'payu-statement', 'utf-8', ';',
       $8, $8, $9, case when $6 = 'imported' then $5::timestamptz end)`,
    [
      shopId,
      id,
      rowId(shopId, 'account', account),
      name,
      receivedAt,
      state,
      row.refusal ?? null,
      rows,
      bad,
    ],
  );
  return id;
}

export type LineFixture = {
  readonly number: number;
  readonly bookedOn: string;
  readonly kind?: string;
  readonly account?: number;
  readonly netMinor: bigint | null;
  readonly currency?: string;
  readonly feeMinor?: bigint;
  readonly feeTaxMinor?: bigint;
  readonly grossMinor?: bigint;
  readonly reference?: string | null;
  readonly operation?: string | null;
  readonly standing?: 'matched' | 'exception' | 'decided' | 'informs';
  readonly rule?: string;
  readonly voucher?: number;
  readonly receipt?: number;
  readonly exceptionId?: string;
  readonly payoutId?: string;
  readonly file?: number;
  /** The month in whose books it stands, by its first day; its own where nothing else is said. */
  readonly month?: string;
};

/** One settlement line; its id is its number. */
export async function addLineRow({ asOwner, shopId }: Base, row: LineFixture): Promise<string> {
  const { number, bookedOn, kind = 'sale', account = 1, currency = 'PEN', file = 1 } = row;
  const standing = row.netMinor === null ? 'informs' : (row.standing ?? 'matched');
  const named = (what: string, key: number | undefined) =>
    key === undefined ? null : rowId(shopId, what, key);
  await asOwner(
    `insert into settlement_line (shop_id, id, account_id, file_id, file_line, line_key, kind, word, reference, operation, booked_at,
       booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, month, standing, rule, voucher_id,
       receipt_id, exception_id, payout_id)
     values ($1, $2::bigint, $3, $4, $2::bigint + 1, gen_random_uuid(), $5, 'ABONO', $6, $7, $8::date, $8, $9, $10, $11::bigint,
       case when $11::bigint is null then null else $10 end, $12, $13, coalesce($20::date, date_trunc('month', $8::date)), $14, $15, $16, $17, $18, $19)`,
    [
      shopId,
      number,
      rowId(shopId, 'account', account),
      rowId(shopId, 'file', file),
      kind,
      row.reference ?? null,
      row.operation ?? null,
      bookedOn,
      row.netMinor,
      currency,
      row.grossMinor ?? null,
      row.feeMinor ?? null,
      row.feeTaxMinor ?? null,
      standing,
      row.rule ?? (standing === 'matched' || standing === 'decided' ? 'reference' : null),
      named('voucher', row.voucher),
      named('receipt', row.receipt),
      row.exceptionId ?? null,
      row.payoutId ?? null,
      row.month ?? null,
    ],
  );
  return `${number}`;
}

/** The sums by day and what the readers added up, as an import leaves them: to be called once the lines stand. */
export async function addSums({ asOwner, shopId }: Base): Promise<void> {
  await asOwner('delete from daily_total where shop_id = $1', [shopId]);
  await asOwner(
    `insert into daily_total (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor,
       fee_tax_minor, net_minor)
     select shop_id, account_id, currency, month, booked_on, kind, standing, count(*), coalesce(sum(gross_minor), 0),
       coalesce(sum(fee_minor), 0), coalesce(sum(fee_tax_minor), 0), coalesce(sum(net_minor), 0)
     from settlement_line where shop_id = $1 group by 1, 2, 3, 4, 5, 6, 7`,
    [shopId],
  );
  await asOwner(
    `insert into report_control (shop_id, file_id, currency, lines, net_minor, lines_known, net_known_minor)
     select shop_id, file_id, currency, count(*), coalesce(sum(net_minor), 0), 0, 0 from settlement_line
     where shop_id = $1 and net_minor is not null group by 1, 2, 3 on conflict do nothing`,
    [shopId],
  );
}

/** A payout: what the gateway says it sent, and what the bank received where that was entered. */
export async function addPayoutRow(
  { asOwner, shopId }: Base,
  row: {
    readonly number: number;
    readonly sentOn: string | null;
    readonly sentMinor: bigint | null;
    readonly bankMinor?: bigint;
    readonly currency?: string;
  },
): Promise<string> {
  const id = rowId(shopId, 'payout', row.number);
  await asOwner(
    `insert into payout (shop_id, id, account_id, name, currency, sent_on, sent_minor, bank_on, bank_minor, bank_told_by)
     values ($1, $2, $3, $4, $5, $6, $7, case when $8::bigint is null then null else $6::date end, $8,
       case when $8::bigint is null then null else 'staff:1' end)`,
    [
      shopId,
      id,
      rowId(shopId, 'account', 1),
      `PAGO-${row.number}`,
      row.currency ?? 'PEN',
      row.sentOn,
      row.sentMinor,
      row.bankMinor ?? null,
    ],
  );
  return id;
}
