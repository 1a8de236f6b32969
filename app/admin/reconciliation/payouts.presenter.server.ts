import type { ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { decimalText } from '#app/kernel/money.ts';
import { countText, dayText, moneyText, movementText } from '../format.ts';
import { gatewayName } from '../gateway-name.ts';
import type { ReadDeps } from '../house.ts';
import { actorText } from '../payment/actor-text.ts';
import type { Reader } from '../reader.ts';
import { translatorFor } from '../words/words-for.server.ts';
import type { Viewer } from './imports.presenter.server.ts';
import { type PayoutFees, presentPayoutFees } from './payout-fees.presenter.server.ts';
import { type PayoutState, payoutStateOf } from './payout-state.ts';
import { findPayout, type PayoutRow, readPayouts } from './payouts/payouts.store.server.ts';
import type { PayoutsQuery, PayoutView } from './payouts/payouts-query.ts';

/** One payout as the list shows it. */
export type PayoutLine = {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly sent: string | null;
  readonly sentAmount: string | null;
  readonly bankAmount: string | null;
  readonly difference: string | null;
  readonly state: PayoutState;
};

export type PayoutsScreen = {
  readonly view: PayoutView;
  readonly lines: readonly PayoutLine[];
  readonly next: string | null;
  readonly previous: string | null;
};

/** The list of payouts: one page of one shop's. */
export async function presentPayouts(
  { database }: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  query: PayoutsQuery,
): Promise<PayoutsScreen> {
  const page = await database.inShop(shopId, (tx) => readPayouts(tx, shopId, query));
  return {
    view: query.view,
    lines: page.rows.map((row) => payoutLine(row, reader)),
    next: page.next,
    previous: page.previous,
  };
}

function payoutLine(row: PayoutRow, reader: Reader): PayoutLine {
  const { sent_minor, bank_minor, currency } = row;
  const money = (minor: bigint | null) => (minor === null ? null : moneyText(minor, currency));
  return {
    id: row.id,
    name: row.name,
    account: `${row.label} · ${gatewayName(row.gateway)}`,
    sent: row.sent_on && dayText(row.sent_on, reader),
    sentAmount: money(sent_minor),
    bankAmount: money(bank_minor),
    difference:
      sent_minor === null || bank_minor === null
        ? null
        : movementText(bank_minor - sent_minor, currency),
    state: payoutStateOf(row),
  };
}

export type PayoutScreen = PayoutLine & {
  readonly lineCount: string;
  /** What its lines add up to; null where the report does not say which payments it pays out. */
  readonly linesAmount: string | null;
  readonly bankDay: string | null;
  readonly bankReference: string | null;
  readonly toldBy: string | null;
  readonly exception: string | null;
  readonly fees: PayoutFees | null;
  /** What the form begins with. */
  readonly form: { readonly amount: string; readonly day: string; readonly reference: string };
};

/** One payout: its three sums side by side, and its fees beside those agreed. */
export async function presentPayout(
  { database, clock }: ReadDeps,
  { shopId, actor, reader }: Viewer,
  payoutId: string,
): Promise<PayoutScreen | null> {
  const row = await database.inShop(shopId, (tx) => findPayout(tx, shopId, payoutId));
  if (!row) return null;
  const { currency, bank_minor, bank_told_by, composed_minor } = row;
  const fees = await presentPayoutFees({ database }, { shopId, reader }, { payoutId, currency });
  return {
    ...payoutLine(row, reader),
    lineCount: countText(row.lines, reader),
    linesAmount:
      row.is_composed && composed_minor !== null ? movementText(composed_minor, currency) : null,
    bankDay: row.bank_on && dayText(row.bank_on, reader),
    bankReference: row.bank_reference,
    toldBy: bank_told_by && actorText(bank_told_by, actor, translatorFor(reader)),
    exception: row.exception_id,
    fees,
    form: {
      amount: bank_minor === null ? '' : decimalText({ minor: bank_minor, currency }),
      day: row.bank_on ?? limaDate(clock.now()),
      reference: row.bank_reference ?? '',
    },
  };
}
