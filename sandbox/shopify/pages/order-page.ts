import { answerHtml } from '../../network/exchange.ts';
import { formatAmount, parseAmount } from '../../world/amount.ts';
import { type Html, html } from '../../world/html.ts';
import type { Order } from '../order.ts';
import type { PaymentSession } from '../payment-session.ts';
import { placeRefund } from '../place-refund.ts';
import { adminPage } from './layout.ts';
import { limaTime, price, say, standing, statusBadge } from './speech.ts';
import { adminPath, field, goTo, type Page, type Visit } from './visit.ts';

export const orderPages: Page[] = [
  {
    method: 'GET',
    path: '/shops/:domain/admin/orders/:order',
    show: (visit) => withOrder(visit, (order) => show(visit, order, null)),
  },
  {
    method: 'POST',
    path: '/shops/:domain/admin/orders/:order/refund',
    show: (visit) => withOrder(visit, (order) => refund(visit, order)),
  },
  {
    method: 'POST',
    path: '/shops/:domain/admin/orders/:order/cancel',
    show: (visit) =>
      withOrder(visit, (order) => {
        visit.shopify.orders.cancel(order, field(visit, 'restock') === '1');
        return goTo(visit, `/admin/orders/${order.id}`);
      }),
  },
];

type Shown = Promise<true> | true;

function withOrder(visit: Visit, show: (order: Order) => Shown): Shown {
  const { shopify, shop, parts } = visit;
  const asked = parts.order ?? '';
  const order = shopify.orders
    .of(shop.domain)
    .find(({ id, number }) => String(id) === asked || String(number) === asked);
  return order ? show(order) : goTo(visit, '/admin/orders');
}

function show(visit: Visit, order: Order, problem: Html | null): true {
  visit.shopify.sessions.tick();
  const { exchange, shop } = visit;
  const body = html`<p><a href="${adminPath(shop, '/orders')}">${say('Pedidos', 'Orders')}</a></p>
<h1>${order.name}</h1><p>${statusBadge(order)}</p>
${problem ?? ''}
<div class="card"><dl>
<dt>Total</dt><dd>${price(order.amountMinor, order.currency)}</dd>
<dt>${say('Fecha (Lima)', 'Date (Lima)')}</dt><dd>${limaTime(order.createdAt)}</dd>
<dt>${say('Cliente', 'Customer')}</dt><dd>${order.email ?? '—'}</dd>
<dt>${say('Pieza', 'Piece')}</dt><dd>${
    order.restocked ? say('De vuelta al stock', 'Back in stock') : say('Reservada', 'Reserved')
  }</dd></dl></div>
${order.payments.map((payment) => paymentCard(visit, order, payment))}
${order.cancelledAt ? '' : cancelForm(visit, order)}`;
  return answerHtml(exchange, adminPage(visit, { title: order.name, at: 'orders', body }));
}

function paymentCard(visit: Visit, order: Order, payment: PaymentSession): Html {
  const refunds = refundsOf(visit, payment);
  return html`<section class="card"><h2>${say('Pago PagoEfectivo', 'PagoEfectivo payment')}</h2>
<dl><dt>Payment ID</dt><dd><code>${payment.id}</code></dd>
<dt>${say('Estado', 'State')}</dt><dd>${standing(payment)}</dd>
<dt>${say('Importe', 'Amount')}</dt><dd>${price(payment.amountMinor, payment.currency)}</dd></dl>
${refunds.map(
  (refund) => html`<dl><dt>${say('Reembolso', 'Refund')}</dt>
<dd>${price(refund.amountMinor, refund.currency)} ${standing(refund)}</dd></dl>`,
)}
${payment.state === 'resolved' ? refundForm(visit, order, payment) : ''}</section>`;
}

function refundForm(visit: Visit, order: Order, payment: PaymentSession): Html {
  const rest = formatAmount(refundable(visit, payment), payment.currency);
  return html`<form method="post" action="${adminPath(visit.shop, `/orders/${order.id}/refund`)}">
<input type="hidden" name="payment" value="${payment.id}">
<label for="refund-${payment.id}">${say('Reembolsar', 'Refund')}</label>
<input id="refund-${payment.id}" name="amount" inputmode="decimal" value="${rest}">
<button>${say('Pedir reembolso', 'Ask for the refund')}</button></form>`;
}

const cancelForm = ({ shop }: Visit, order: Order): Html =>
  html`<form class="card" method="post" action="${adminPath(shop, `/orders/${order.id}/cancel`)}">
<label class="choice"><input type="checkbox" name="restock" value="1" checked>
<span>${say('Devolver la pieza al stock', 'Put the piece back in stock')}</span></label>
<button class="plain">${say('Anular el pedido', 'Cancel the order')}</button></form>`;

async function refund(visit: Visit, order: Order): Promise<true> {
  const payment = order.payments.find(({ id }) => id === field(visit, 'payment'));
  const minor = payment && parseAmount(field(visit, 'amount'), payment.currency);
  const possible = minor && minor <= refundable(visit, payment);
  if (!possible) {
    const wrong = say('Ese importe no se puede reembolsar.', 'That amount cannot be refunded.');
    return show(visit, order, html`<div class="note bad">${wrong}</div>`);
  }
  const { status } = await placeRefund(visit.shopify, payment, minor);
  if (status === 201) return goTo(visit, `/admin/orders/${order.id}`);
  const failed = say('La app no aceptó el reembolso.', 'The app did not take the refund.');
  return show(visit, order, html`<div class="note bad">${failed}</div>`);
}

const refundsOf = ({ shopify }: Visit, payment: PaymentSession) =>
  [...shopify.sessions.refunds.values()].filter(({ paymentId }) => paymentId === payment.id);

/** What was paid, less the refunds that stand or are under way. */
const refundable = (visit: Visit, payment: PaymentSession): bigint =>
  refundsOf(visit, payment)
    .filter(({ state }) => state !== 'rejected')
    .reduce((rest, { amountMinor }) => rest - amountMinor, payment.amountMinor);
