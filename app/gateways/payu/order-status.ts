import type { PayuOrder, PayuTransaction } from './schemas.ts';

/** What an order's status and its transactions say together; null where they contradict each other or are unknown. */
export type Standing = {
  readonly means: 'awaiting' | 'paid' | 'lapsed' | 'voided' | 'reversed' | 'refunded' | null;
  /** The charge that it is said of: the approved one, else the one that still waits, else the last. */
  readonly charge: PayuTransaction | null;
  /** Order status and charge state, for the evidence. */
  readonly word: string;
};

const CHARGES = ['AUTHORIZATION_AND_CAPTURE', 'CAPTURE'];
const GIVEN_BACK = ['REFUND', 'PARTIAL_REFUND'];
const CALLED_OFF = ['VOID', 'CANCELLATION'];

const stateOf = (transaction: PayuTransaction): string =>
  transaction.transactionResponse?.state ?? '';

/** The transactions of some kinds, in certain states. */
function some(order: PayuOrder, types: readonly string[], ...states: readonly string[]) {
  const all = order.transactions ?? [];
  return all.filter(
    (each) => types.includes(each.type ?? '') && (!states.length || states.includes(stateOf(each))),
  );
}

/** What each order status must be accompanied by to be believed (MAPPINGS.md). */
function meaningOf(order: PayuOrder): Standing['means'] {
  const paid = some(order, CHARGES, 'APPROVED').length > 0;
  const waits = some(order, CHARGES, 'PENDING', 'SUBMITTED').length > 0;
  const over = some(order, CHARGES, 'EXPIRED').length > 0;
  const givenBack = some(order, GIVEN_BACK, 'APPROVED').length > 0;
  const calledOff = some(order, CALLED_OFF, 'APPROVED').length > 0;
  switch (order.status) {
    case 'NEW':
    case 'IN_PROGRESS':
      return waits && !paid ? 'awaiting' : null;
    case 'CAPTURED':
      return paid ? (givenBack ? 'refunded' : 'paid') : null;
    case 'CANCELLED':
      if (paid || waits) return null;
      return over ? 'lapsed' : calledOff ? 'voided' : null;
    case 'DECLINED':
      return paid || waits || !some(order, CHARGES).length ? null : 'lapsed';
    case 'REFUNDED':
      return paid ? 'refunded' : null;
    case 'CHARGEBACK':
      return paid ? 'reversed' : null;
    default:
      return null;
  }
}

/** Reads one order as a whole. */
export function standingOf(order: PayuOrder): Standing {
  const charge =
    some(order, CHARGES, 'APPROVED')[0] ??
    some(order, CHARGES, 'PENDING', 'SUBMITTED')[0] ??
    some(order, CHARGES).at(-1) ??
    null;
  const word = `${order.status} ${charge ? stateOf(charge) : ''}`.trim().slice(0, 80);
  return { means: meaningOf(order), charge, word };
}
