import type { Account } from '../till/accounts.ts';
import type { Draw } from '../till/draw.ts';
import { Numeral, writeJson } from '../till/json.ts';
import type { Letter, News } from '../till/news.ts';
import { dateText } from './dates.ts';
import type { KeyName } from './payment-order.ts';
import { xSignature } from './signature.ts';

/** When news is written, and what it is numbered by. */
export type Moment = { readonly now: Date; readonly draw: Draw };

/** A payment that was made, and the word for every change after it: which change it was is not told (guide of Webhooks). */
const CREATED = 'payment.created';
const UPDATED = 'payment.updated';

/** Writes and signs the news that a payment was made or changed. A refund that failed changes nothing. */
export function writeNews(
  { event, code }: News,
  { keys, mode }: Account<KeyName>,
  { now, draw }: Moment,
): Letter | null {
  if (event === 'refund-refused') return null;
  const action = event === 'made' ? CREATED : UPDATED;
  const dataId = code.reference;
  const requestId = draw.uuid();
  const ts = String(now.getTime());
  const body = {
    id: new Numeral(draw.digits(12)),
    live_mode: mode === 'live',
    type: 'payment',
    date_created: dateText(now),
    user_id: new Numeral('44444'),
    api_version: 'v1',
    action,
    data: { id: dataId },
  };
  return {
    event: action,
    query: `data.id=${dataId}&type=payment`,
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      'x-signature': xSignature(keys.webhookSecret, { dataId, requestId, ts }),
    },
    body: writeJson(body),
  };
}
