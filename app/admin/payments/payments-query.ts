import type { PaymentState } from '#app/payments/model.ts';
import { dayOf } from '../day.ts';
import { readTurn, type Turn } from '../keyset.ts';
import { isPaymentState, isView, VIEWS, type View } from './states.ts';

/** What the list was asked for, in the words of its address. Never an e-mail: addresses end up in logs (law 9). */
export type PaymentsQuery = {
  readonly view: View;
  readonly state: PaymentState | null;
  readonly kind: 'live' | 'test' | null;
  /** Business dates in Lima, both inclusive. */
  readonly from: string | null;
  readonly to: string | null;
  readonly currency: 'PEN' | 'USD' | null;
  readonly text: string | null;
  /** The keyed hash of an e-mail, in hex. */
  readonly who: string | null;
  readonly turn: Turn;
};

const LONGEST_SEARCH = 100;

/** Reads the address; what it does not understand is as if it were not there. */
export function readPaymentsQuery(params: URLSearchParams): PaymentsQuery {
  const view = params.get('view');
  const state = params.get('state');
  const kind = params.get('kind');
  const currency = params.get('currency');
  const text = params.get('q')?.trim().slice(0, LONGEST_SEARCH) ?? '';
  const who = params.get('who') ?? '';
  return {
    view: isView(view) ? view : 'all',
    state: isPaymentState(state) ? state : null,
    kind: kind === 'live' || kind === 'test' ? kind : null,
    from: dayOf(params.get('from')),
    to: dayOf(params.get('to')),
    currency: currency === 'PEN' || currency === 'USD' ? currency : null,
    text: text === '' || text.includes('@') ? null : text,
    who: /^[0-9a-f]{64}$/.test(who) ? who : null,
    turn: readTurn(params),
  };
}

/** The states that are asked for: the filter's one, else the view's; `null` is all. */
export const statesOf = ({ state, view }: PaymentsQuery): readonly PaymentState[] | null =>
  state === null ? VIEWS[view] : [state];

/** Whether anything narrows the list. */
export const isNarrowed = (query: PaymentsQuery): boolean =>
  statesOf(query) !== null ||
  [query.kind, query.from, query.to, query.currency, query.text, query.who].some(
    (part) => part !== null,
  );
