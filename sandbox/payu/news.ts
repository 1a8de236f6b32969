import type { Account } from '../till/accounts.ts';
import { fixedText } from '../till/amount.ts';
import type { Letter, News } from '../till/news.ts';
import { transactionOf } from './order-view.ts';
import { type KeyName, newValue, signatureOf } from './signature.ts';

/** How a confirmation is written: a form as documented, or JSON as PayU's example of 2026-01-29 expects of notifyUrl. */
export type Writing = 'form' | 'json';

/** `state_pol`, `response_code_pol` and `response_message_pol` of what PayU tells: final states only. */
const STATES: Partial<Readonly<Record<News['event'], readonly [string, string, string]>>> = {
  paid: ['4', '1', 'APPROVED'],
  lapsed: ['5', '20', 'EXPIRED_TRANSACTION'],
};

/** `2015-05-27 13:07:35`: the time in Lima, without saying so. */
const timeText = (at: Date): string =>
  new Date(at.getTime() - 5 * 60 * 60_000).toISOString().slice(0, 19).replace('T', ' ');

/** The fields of a cash payment's confirmation, in the order of PayU's example; those of cards and PSE are absent. */
function fieldsOf({ event, code, payment }: News, { keys }: Account<KeyName>, now: Date) {
  const [state = '', response = '', message = ''] = STATES[event] ?? [];
  const amount = fixedText(payment?.amountMinor ?? code.amountMinor);
  const currency = payment?.currency ?? code.currency;
  const signed = [code.transactionCode, newValue(amount), currency, state];
  return {
    response_code_pol: response,
    phone: '',
    additional_value: '0.00',
    test: code.notes.test ?? '0',
    transaction_date: timeText(payment?.at ?? now),
    description: code.concept,
    value: amount,
    payment_method_type: '7',
    email_buyer: code.email,
    response_message_pol: message,
    transaction_id: transactionOf(code, payment),
    sign: signatureOf(keys, signed),
    tax: '0.00',
    payment_method_name: 'PAGOEFECTIVO',
    state_pol: state,
    nickname_buyer: code.notes.name ?? '',
    reference_pol: code.reference,
    currency,
    attempts: '1',
    merchant_id: keys.merchantId,
    reference_sale: code.transactionCode,
  };
}

/** Writes a confirmation; null for what PayU does not tell: reversals and disputes are for the panel and for who asks. */
export function writeNews(
  news: News,
  account: Account<KeyName>,
  { now, writing }: { now: Date; writing: Writing },
): Letter | null {
  const [state] = STATES[news.event] ?? [];
  if (!state) return null;
  const fields = fieldsOf(news, account, now);
  const json = writing === 'json';
  return {
    event: `state_pol ${state}`,
    headers: { 'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded' },
    body: json ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
  };
}
