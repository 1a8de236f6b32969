import type { ReportLineKind } from '#app/gateways/report.ts';
import { type Month, readMonth } from '#app/reconciliation/periods/month.ts';
import { dayOf } from '../../day.ts';
import { isId } from '../../ids.ts';
import { readTurn, type Turn } from '../../keyset.ts';
import { isLineKind, isView, type View } from '../vocabulary.ts';
import { type Item, isItem } from './line-items.ts';

/** What the list of lines was asked for, in the words of its address. */
export type LinesQuery = {
  readonly view: View;
  readonly kind: ReportLineKind | null;
  /** An item of a month, in whose sum they are. */
  readonly item: Item | null;
  readonly account: string | null;
  readonly currency: string | null;
  /** Business dates in Lima, both inclusive. */
  readonly from: string | null;
  readonly to: string | null;
  /** The month in whose books they stand, which may be a later one than that of their day. */
  readonly month: Month | null;
  /** The report that brought them. */
  readonly file: string | null;
  readonly payout: string | null;
  readonly exception: string | null;
  readonly text: string | null;
  readonly turn: Turn;
};

const LONGEST_SEARCH = 100;

/** Reads the address; what it does not understand is as if it were not there. */
export function readLinesQuery(params: URLSearchParams): LinesQuery {
  const view = params.get('view');
  const kind = params.get('kind');
  const item = params.get('item');
  const currency = params.get('currency') ?? '';
  const text = params.get('q')?.trim().slice(0, LONGEST_SEARCH) ?? '';
  return {
    view: isView(view) ? view : 'all',
    kind: isLineKind(kind) ? kind : null,
    item: isItem(item) ? item : null,
    account: idOf(params.get('account')),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
    from: dayOf(params.get('from')),
    to: dayOf(params.get('to')),
    month: readMonth(params.get('month')),
    file: idOf(params.get('file')),
    payout: idOf(params.get('payout')),
    exception: idOf(params.get('exception')),
    text: text === '' || text.includes('@') ? null : text,
    turn: readTurn(params, 'day-number'),
  };
}

/** Whether anything narrows the list. */
export const isNarrowed = ({ turn: _, view, ...filters }: LinesQuery): boolean =>
  view !== 'all' || Object.values(filters).some((filter) => filter !== null);

const idOf = (text: string | null): string | null => (isId(text ?? undefined) ? text : null);
