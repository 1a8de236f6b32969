import type { PaymentState } from '#app/payments/model.ts';
import type { Column } from '#app/reconciliation/exporting/table.ts';
import type { PaymentListRow } from '../payments/payments.store.server.ts';
import { saysDoNotShip } from '../payments/states.ts';
import { amount, instant, text, yesNo } from './cells.ts';

/** The columns of *Payments*; docs/exports.md says what each means. New ones are put at the end, none is ever renamed. */
export const PAYMENT_COLUMNS: readonly Column<PaymentListRow>[] = [
  text('payment_id', (row) => row.session_id),
  text('order_name', (row) => row.order_name),
  text('cip', (row) => row.reference),
  text('gateway_reference', (row) => row.gateway_reference),
  text('gateway', (row) => row.declared_name ?? row.gateway),
  text('account', (row) => row.account),
  text('status', (row) => row.state),
  yesNo('do_not_ship', (row) => saysDoNotShip(row.state as PaymentState)),
  yesNo('test', (row) => row.test),
  text('currency', (row) => row.currency),
  amount('amount', (row) => [row.amount_minor, row.currency]),
  instant('created_at', (row) => row.opened_at),
  instant('expires_at', (row) => row.expires_at),
  instant('paid_at', (row) => row.paid_at),
  text('id', (row) => row.id),
];
