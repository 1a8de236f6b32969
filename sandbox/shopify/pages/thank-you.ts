import { answerHtml } from '../../network/exchange.ts';
import { type Html, html } from '../../world/html.ts';
import type { Checkout } from '../checkout.ts';
import type { Order } from '../order.ts';
import { storePage } from './layout.ts';
import { price, say, statusBadge } from './speech.ts';
import { shopPath, type Visit } from './visit.ts';

/** The shopper's order, as Shopify shows it after checkout: it does not know the code. */
export function thankYou(visit: Visit, checkout: Checkout): true {
  const { exchange, shopify, shop } = visit;
  const order = shopify.orders.ofCheckout(checkout.token);
  const body = html`${order ? heading(order) : preparing()}
<div class="card">Total <strong>${price(checkout.amountMinor, checkout.currency)}</strong></div>
${order && canPayAgain(order) ? payNow(visit, checkout) : ''}
<p><a href="/bank">${say('Ir al banco a pagar el código', 'Go to the bank and pay the code')}</a></p>
<p><a href="${shopPath(shop)}">${say('Volver a la tienda', 'Back to the shop')}</a></p>`;
  return answerHtml(exchange, storePage(shop, 'Gracias', body));
}

const heading = (order: Order): Html =>
  html`<h1>${say(`Gracias por tu compra. Pedido ${order.name}`, `Thank you. Order ${order.name}`)}</h1>
<p>${statusBadge(order)}</p>`;

const preparing = (): Html =>
  html`<h1>${say('Estamos procesando tu pedido', 'Your order is being processed')}</h1>
<p>${say('Vuelve a cargar esta página en un momento.', 'Reload this page in a moment.')}</p>`;

/** As in Shopify's mail after a payment that could not be processed. */
const payNow = ({ shop }: Visit, { token }: Checkout): Html =>
  html`<a class="button wide" href="${shopPath(shop, `/checkouts/${token}`)}">${say(
    'Pagar ahora con otro código',
    'Pay now with another code',
  )}</a>`;

function canPayAgain({ financialStatus, payments }: Order): boolean {
  const unpaid = financialStatus === 'PENDING' || financialStatus === 'EXPIRED';
  return unpaid && !payments.some(({ state }) => state === 'pending');
}
