import type { Account } from '../../till/accounts.ts';
import { fixedText } from '../../till/amount.ts';
import { Numeral, writeJson } from '../../till/json.ts';
import { limaText } from '../../till/lima-time.ts';
import type { Letter, News } from '../../till/news.ts';
import type { KeyName } from './order-body.ts';
import { newsSignature } from './signature.ts';

const EVENTS: Partial<Readonly<Record<News['event'], string>>> = {
  paid: 'order.paid',
  lapsed: 'order.expired',
  voided: 'order.cancelled',
  reversed: 'order.reversed',
  'charged-back': 'order.reversed',
};

/** Writes and signs the news of an order; refunds are not told. */
export function writeNews(news: News, account: Account<KeyName>, now: Date): Letter | null {
  const { code, payment } = news;
  const event = EVENTS[news.event];
  if (!event) return null;
  const body = writeJson({
    event,
    sent_at: limaText(now),
    order: {
      id: code.reference,
      amount: new Numeral(fixedText(payment?.amountMinor ?? code.amountMinor)),
      currency: payment?.currency ?? code.currency,
      merchant_reference: code.transactionCode,
      operation: payment?.operation ?? null,
    },
  });
  return {
    event,
    headers: {
      'content-type': 'application/json',
      'X-Andina-Signature': newsSignature(account.keys.signingSecret, body),
    },
    body,
  };
}
