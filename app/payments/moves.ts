import type { TellState, VoucherState } from './model.ts';

/**
 * Every legal move, and nothing else. A code that lapsed or was voided can still turn out to be paid, and an attempt that
 * was called refused can turn out to have made a code: money is a fact. A code that is known by a notification before we
 * were answered begins as `lapsed` unless it awaits its money and no other runs beside it. `paid → live`, `voided →
 * live`: its money was taken back, the gateway lets it be paid again, and its checkout is paid by another code; so it must
 * be known to live to be voided.
 */

export const VOUCHER_MOVES = {
  intended: ['live', 'orphan', 'refused', 'lapsed'],
  live: ['paid', 'lapsed', 'voiding', 'voided'],
  voiding: ['voided', 'live', 'paid', 'lapsed'],
  orphan: ['live', 'paid', 'lapsed', 'voided'],
  lapsed: ['paid', 'live'],
  voided: ['paid', 'live'],
  paid: ['live'],
  refused: ['lapsed'],
} as const satisfies Record<VoucherState, readonly VoucherState[]>;

/** `superseded → applied`, `unanswered → applied`: Shopify took what we had already stopped saying; the truth is written down all the same. */
export const TELL_MOVES = {
  due: ['applied', 'refused', 'indeterminate', 'superseded'],
  indeterminate: ['applied', 'refused', 'due', 'superseded', 'unanswered'],
  superseded: ['applied'],
  unanswered: ['applied'],
  applied: [],
  refused: [],
} as const satisfies Record<TellState, readonly TellState[]>;

/** The states from which `to` may be reached: the guard of every compare-and-set. */
export const voucherMayBecome = (to: VoucherState): VoucherState[] =>
  (Object.keys(VOUCHER_MOVES) as VoucherState[]).filter((from) =>
    (VOUCHER_MOVES[from] as readonly VoucherState[]).includes(to),
  );
