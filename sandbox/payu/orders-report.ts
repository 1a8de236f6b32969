import { fixedText } from '../till/amount.ts';
import type { Code, Status } from '../till/codes.ts';
import type { Sheet } from '../till/sheet.ts';
import { transactionOf, WORDS } from './order-view.ts';
import { reportTime } from './statement.ts';

const HEADER = [
  'TransactionId',
  'OrderId',
  'Creation date',
  'Last update',
  'Reference',
  'Description',
  'Payer name',
  'Buyer email',
  'Original value',
  'Original currency',
  'Processed value',
  'Processed currency',
  'Order status',
  'Payment method',
  'Credit card type',
  'Visible credit card number',
  'Issuing bank',
  'Transaction type',
  'Transaction state',
  'Response Code',
  'Fee total number',
  'Traceability code',
  'Ally ID',
];

function rowOf(code: Code, status: Status): string[] {
  const [order, state] = WORDS[status];
  const payment = code.payments.at(-1) ?? null;
  const amount = fixedText(code.amountMinor);
  const responses: Readonly<Record<string, string>> = {
    PENDING: 'PENDING_TRANSACTION_CONFIRMATION',
    EXPIRED: 'EXPIRED_TRANSACTION',
  };
  return [
    transactionOf(code, payment),
    code.reference,
    reportTime(code.createdAt),
    reportTime(payment?.reversedAt ?? payment?.at ?? code.createdAt),
    code.transactionCode,
    code.concept,
    code.notes.name ?? '',
    code.email,
    amount,
    code.currency,
    amount,
    code.currency,
    order,
    'PAGOEFECTIVO',
    '',
    '',
    '',
    order === 'CHARGEBACK' ? 'CHARGEBACK' : 'AUTHORIZATION_AND_CAPTURE',
    state,
    responses[state] ?? state,
    '1',
    code.code,
    '',
  ];
}

/** `[millis]_orders_[account].csv`: each order by its last transaction, the latest first. */
export const ordersReport = (codes: readonly Code[], statusOf: (code: Code) => Status): Sheet => ({
  separator: ';',
  lineEnd: '\r\n',
  header: HEADER,
  rows: codes.map((code) => rowOf(code, statusOf(code))).reverse(),
});
