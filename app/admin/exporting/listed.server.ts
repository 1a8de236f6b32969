import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Cell } from '#app/reconciliation/exporting/cell.ts';
import type { Column, Table } from '#app/reconciliation/exporting/table.ts';
import { readExceptionsQuery } from '../exceptions/exceptions-query.ts';
import { readPaymentsNamed } from '../payments/payments.store.server.ts';
import { readPaymentsQuery } from '../payments/payments-query.ts';
import { readExpectedQuery } from '../reconciliation/expected.presenter.server.ts';
import { readLinesQuery } from '../reconciliation/lines/lines-query.ts';
import { readPayoutsQuery } from '../reconciliation/payouts/payouts-query.ts';
import { EXCEPTION_COLUMNS } from './exceptions-columns.ts';
import { exceptionHits, readExceptionRows } from './exceptions-rows.store.server.ts';
import { EXPECTED_COLUMNS } from './expected-columns.ts';
import { expectedHits, readExpectedRows } from './expected-rows.store.server.ts';
import type { ListName } from './export-names.ts';
import type { Hits } from './hits.store.server.ts';
import { LINE_COLUMNS } from './lines-columns.ts';
import { lineHits, readLineRows } from './lines-rows.store.server.ts';
import { PAYMENT_COLUMNS } from './payments-columns.ts';
import { paymentHits } from './payments-rows.store.server.ts';
import { PAYOUT_COLUMNS } from './payouts-columns.ts';
import { payoutHits, readPayoutRows } from './payouts-rows.store.server.ts';

/** How a list is downloaded: what its address shows, its columns, and rows by their keys. */
export type Listed = {
  readonly columns: Table['columns'];
  hits(shopId: ShopId, params: URLSearchParams): Hits;
  /** The rows of these keys, in their order. Throws where one is not there: no row of a list is ever deleted. */
  cells(
    tx: ShopTransaction,
    shopId: ShopId,
    keys: readonly string[],
  ): Promise<readonly (readonly Cell[])[]>;
};

type Plan<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly hits: Listed['hits'];
  readonly rows: (tx: ShopTransaction, shopId: ShopId, keys: readonly string[]) => Promise<Row[]>;
};

const listed = <Row extends { readonly id: string }>({
  columns,
  hits,
  rows,
}: Plan<Row>): Listed => ({
  columns,
  hits,
  cells: async (tx, shopId, keys) => {
    const found = new Map((await rows(tx, shopId, keys)).map((row) => [row.id, row]));
    return keys.map((key) => {
      const row = found.get(key);
      if (row === undefined) throw new Error(`row ${key} of a list is gone`);
      return columns.map((column) => column.of(row));
    });
  },
});

/** Each list reads its address as its screen does. */
export const LISTED: Readonly<Record<ListName, Listed>> = {
  lines: listed({
    columns: LINE_COLUMNS,
    hits: (shopId, params) => lineHits(shopId, readLinesQuery(params)),
    rows: readLineRows,
  }),
  payouts: listed({
    columns: PAYOUT_COLUMNS,
    hits: (shopId, params) => payoutHits(shopId, readPayoutsQuery(params).view),
    rows: readPayoutRows,
  }),
  'money-to-come': listed({
    columns: EXPECTED_COLUMNS,
    hits: (shopId, params) => expectedHits(shopId, readExpectedQuery(params)),
    rows: readExpectedRows,
  }),
  exceptions: listed({
    columns: EXCEPTION_COLUMNS,
    hits: (shopId, params) => exceptionHits(shopId, readExceptionsQuery(params)),
    rows: readExceptionRows,
  }),
  payments: listed({
    columns: PAYMENT_COLUMNS,
    hits: (shopId, params) => paymentHits(shopId, readPaymentsQuery(params)),
    rows: readPaymentsNamed,
  }),
};
