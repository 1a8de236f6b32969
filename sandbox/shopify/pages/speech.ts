import { formatAmount } from '../../world/amount.ts';
import { type Html, html } from '../../world/html.ts';
import type { FinancialStatus, Order } from '../order.ts';
import type { PaymentSession } from '../payment-session.ts';
import type { RefundSession } from '../refund-session.ts';

/** Spanish, with English under it: whoever develops here need not speak Spanish. */
export const say = (es: string, en: string): Html => html`${es}<small lang="en">${en}</small>`;

const SIGNS: Record<string, string> = { PEN: 'S/', USD: 'US$' };

/** "S/ 125.50", as prices are written in Peru. */
export const price = (minor: bigint, currency: string): string =>
  `${SIGNS[currency] ?? currency} ${formatAmount(minor, currency)}`;

const LIMA = new Intl.DateTimeFormat('es-PE', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'America/Lima',
});

export const limaTime = (at: Date): string => LIMA.format(at);

const STATUS: Record<FinancialStatus, [string, string]> = {
  PENDING: ['Pago pendiente', 'Payment pending'],
  PAID: ['Pagado', 'Paid'],
  EXPIRED: ['Vencido', 'Expired'],
  PARTIALLY_REFUNDED: ['Reembolsado en parte', 'Partially refunded'],
  REFUNDED: ['Reembolsado', 'Refunded'],
};

const STATES: Record<PaymentSession['state'] | RefundSession['state'], [string, string]> = {
  created: ['en curso', 'under way'],
  pending: ['en espera', 'pending'],
  resolved: ['hecho', 'resolved'],
  rejected: ['rechazado', 'rejected'],
  expired: ['vencido', 'expired'],
};

/** Where a payment or a refund stands. */
export const standing = ({ state }: PaymentSession | RefundSession): Html => say(...STATES[state]);

export function statusBadge(order: Order): Html {
  const [es, en] = STATUS[order.financialStatus];
  const voided = order.cancelledAt
    ? html` <span class="badge">${say('Pedido anulado', 'Cancelled')}</span>`
    : '';
  return html`<span class="badge ${order.financialStatus.toLowerCase()}">${say(es, en)}</span>${voided}`;
}
