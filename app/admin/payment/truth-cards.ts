import type { ReceiptPurpose, TellState, TellWhat, VoucherState } from '#app/payments/model.ts';
import { type InstantText, instantText, moneyText } from '../format.ts';
import { gatewayName } from '../gateway-name.ts';
import { type Evidence, evidenceOf, factsOf, shopifyAnswer } from './evidence.ts';
import type { PaymentRows } from './payment.store.server.ts';
import type { Telling } from './timeline-entry.ts';

/** A code as it stands at the gateway. */
export type CodeCard = {
  readonly id: string;
  /** What the shopper types; else what the gateway calls it. */
  readonly code: string | null;
  /** The gateway's own name of it, where that is another. */
  readonly reference: string | null;
  readonly state: VoucherState;
  readonly gateway: string;
  readonly account: string;
  /** Of another session of the same checkout: the money is shared. */
  readonly sibling: boolean;
  readonly expires: InstantText | null;
  readonly asked: InstantText | null;
  readonly word: string | null;
  readonly refusal: string | null;
  readonly void: 'possible' | 'gateway-cannot' | 'no';
};

export function codeCard(
  row: PaymentRows['vouchers'][number],
  { payment, sellers }: PaymentRows,
  { reader, say }: Telling,
): CodeCard {
  const seller = sellers.get(row.id);
  const state = row.state as VoucherState;
  const voids = seller?.voids ?? false;
  return {
    id: row.id,
    code: row.code ?? row.reference,
    reference: row.reference !== row.code ? row.reference : null,
    state,
    gateway: seller?.declaredName ?? gatewayName(seller?.gateway ?? ''),
    account: seller?.label ?? '',
    sibling: row.paymentId !== payment.id,
    expires: row.expiresAt && instantText(row.expiresAt, reader),
    asked: row.askedAt && instantText(row.askedAt, reader),
    word: row.lastWord,
    refusal: row.refusal && refusalText(row.refusal, say),
    void: state === 'live' ? (voids ? 'possible' : 'gateway-cannot') : 'no',
  };
}

const REFUSALS = [
  'amount-too-large',
  'amount-too-small',
  'invalid-contact',
  'invalid-request',
  'not-allowed-now',
] as const;

function refusalText(refusal: string, say: Telling['say']): string {
  const known = REFUSALS.find((reason) => reason === refusal);
  return known
    ? say(`told.codeRefusals.${known}`)
    : say('told.codeRefusals.other', { reason: refusal });
}

/** Money that came in. */
export type MoneyCard = {
  readonly id: string;
  readonly amount: string;
  readonly purpose: ReceiptPurpose;
  readonly reversed: boolean;
  readonly operation: string | null;
  readonly paidAt: InstantText;
  readonly evidence: readonly Evidence[];
};

export const moneyCard = (
  row: PaymentRows['receipts'][number],
  { reversed }: PaymentRows,
  { reader, say }: Telling,
): MoneyCard => ({
  id: row.id,
  amount: moneyText(row.amountMinor, row.currency),
  purpose: row.purpose as ReceiptPurpose,
  reversed: reversed.has(row.id),
  operation: row.operation,
  paidAt: instantText(row.paidAt, reader),
  evidence: evidenceOf(factsOf(row.evidence), say),
});

/** One thing that Shopify was told, or is to be told. */
export type TellCard = {
  readonly id: string;
  readonly what: TellWhat | 'refund-resolve' | 'refund-reject';
  readonly state: TellState;
  readonly attempts: string;
  readonly dueAt: InstantText | null;
  readonly endedAt: InstantText | null;
  readonly answer: string | null;
};

export const tellCard = (row: PaymentRows['tells'][number], { reader }: Telling): TellCard => ({
  id: row.id,
  what: row.what as TellCard['what'],
  state: row.state as TellState,
  attempts: `${row.attempts}`,
  dueAt: row.endedAt === null ? instantText(row.dueAt, reader) : null,
  endedAt: row.endedAt && instantText(row.endedAt, reader),
  answer: shopifyAnswer(row.lastOutcome),
});
