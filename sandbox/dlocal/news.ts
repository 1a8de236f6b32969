import type { Account } from '../till/accounts.ts';
import type { Status } from '../till/codes.ts';
import { type JsonObject, writeJson } from '../till/json.ts';
import type { Letter, News } from '../till/news.ts';
import type { KeyName } from './payment-order.ts';
import { authorizationOf } from './signature.ts';
import { chargebackView, paymentView, refundView } from './views.ts';

/** When and in which house news is written, and where the code stands by then. */
export type Moment = { readonly now: Date; readonly host: string; readonly standing: Status };

/** Every change of a payment is told, each with the object that changed. */
function contentOf({ event, code, refund }: News, { host, standing }: Moment): JsonObject {
  if (refund) return refundView(code, refund);
  switch (event) {
    case 'charged-back':
      return chargebackView(code);
    case 'lapsed':
      return paymentView(code, 'lapsed', host);
    case 'reversed':
      return paymentView(code, standing, host);
    default:
      return paymentView(code, 'paid', host);
  }
}

/** Writes and signs the news of a code, dated by the sandbox's clock. */
export function writeNews(
  news: News,
  { login, secretKey }: Account<KeyName>['keys'],
  moment: Moment,
): Letter {
  const content = contentOf(news, moment);
  const body = writeJson(content);
  const date = moment.now.toISOString();
  return {
    event: String(content.status),
    headers: {
      'content-type': 'application/json',
      'X-Date': date,
      'X-Login': login,
      Authorization: authorizationOf(secretKey, { login, date, body }),
    },
    body,
  };
}
