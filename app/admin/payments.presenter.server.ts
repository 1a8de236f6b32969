import type { ShopId } from '#app/kernel/ids.ts';
import type { PaymentState } from '#app/payments/model.ts';
import { limaText, moneyText } from './format.ts';
import { gatewayName } from './gateway-name.ts';
import type { ReadDeps } from './house.ts';
import { type PaymentListRow, readPayments } from './payments/payments.store.server.ts';
import { isNarrowed, type PaymentsQuery } from './payments/payments-query.ts';
import { saysDoNotShip } from './payments/states.ts';
import type { Reader } from './reader.ts';

/** One line of the list, finished for the eye; times are Lima's, as the headings say. */
export type PaymentLine = {
  readonly id: string;
  readonly created: string;
  readonly order: string | null;
  readonly code: string | null;
  readonly amount: string;
  readonly gateway: string | null;
  readonly state: PaymentState;
  readonly doNotShip: boolean;
  readonly test: boolean;
  readonly deadline: string | null;
  readonly paidAt: string | null;
};

export type PaymentsScreen = {
  readonly query: Omit<PaymentsQuery, 'turn'>;
  readonly narrowed: boolean;
  readonly lines: readonly PaymentLine[];
  readonly next: string | null;
  readonly previous: string | null;
};

/** The list of payments: one page of one shop's. */
export async function presentPayments(
  deps: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  query: PaymentsQuery,
): Promise<PaymentsScreen> {
  const page = await readPayments(deps.database, shopId, query);
  const { turn: _, ...asked } = query;
  return {
    query: asked,
    narrowed: isNarrowed(query),
    lines: page.rows.map((row) => lineOf(row, reader)),
    next: page.next,
    previous: page.previous,
  };
}

function lineOf(row: PaymentListRow, reader: Reader): PaymentLine {
  const state = row.state as PaymentState;
  return {
    id: row.id,
    created: limaText(row.opened_at, reader),
    order: row.order_name,
    code: row.reference,
    amount: moneyText(row.amount_minor, row.currency),
    gateway: row.gateway && (row.declared_name ?? gatewayName(row.gateway)),
    state,
    doNotShip: saysDoNotShip(state),
    test: row.test,
    deadline: row.expires_at && limaText(row.expires_at, reader),
    paidAt: row.paid_at && limaText(row.paid_at, reader),
  };
}
