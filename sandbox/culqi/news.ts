import type { Status } from '../till/codes.ts';
import type { Draw } from '../till/draw.ts';
import { Numeral, writeJson } from '../till/json.ts';
import type { Letter, News } from '../till/news.ts';
import { orderView } from './views.ts';

/** When news is written, what it is numbered by, and where the order stands by then. */
export type Moment = { readonly now: Date; readonly draw: Draw; readonly standing: Status };

/** The one event of an order; told when it was paid, expired or was deleted. Source: culqi/culqi-docs, control de estados. */
const CHANGED = 'order.status.changed';
const TOLD: readonly News['event'][] = ['paid', 'lapsed', 'voided'];

/** Writes the news of an order, signed by nothing; the order stands as a text inside. */
export function writeNews({ event, code }: News, { now, draw, standing }: Moment): Letter | null {
  if (!TOLD.includes(event)) return null;
  const body = {
    object: 'event',
    id: `evt_test_${draw.letters(16)}`,
    type: CHANGED,
    creation_date: new Numeral(String(now.getTime())),
    data: writeJson(orderView(code, standing)),
  };
  return {
    event: CHANGED,
    headers: { 'content-type': 'application/json' },
    body: writeJson(body),
  };
}
