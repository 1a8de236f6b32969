import { readTurn, type Turn } from '../../keyset.ts';

/** The saved views of the list, the first for what is to be done. */
export const PAYOUT_VIEWS = ['all', 'differs', 'bank-unknown', 'agrees', 'not-sent'] as const;
export type PayoutView = (typeof PAYOUT_VIEWS)[number];

export type PayoutsQuery = { readonly view: PayoutView; readonly turn: Turn };

/** Reads the address; what it does not understand is as if it were not there. */
export const readPayoutsQuery = (params: URLSearchParams): PayoutsQuery => ({
  view: PAYOUT_VIEWS.find((view) => view === params.get('view')) ?? 'all',
  turn: readTurn(params, 'day-uuid'),
});
