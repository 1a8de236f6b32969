import { answerHtml } from '../../network/exchange.ts';
import { type Html, html } from '../../world/html.ts';
import type { Order } from '../order.ts';
import { parseOrderSearch } from '../order-search.ts';
import { adminPage } from './layout.ts';
import { limaTime, price, say, statusBadge } from './speech.ts';
import { adminPath, type Page, type Visit } from './visit.ts';

export const orderListPages: Page[] = [
  {
    method: 'GET',
    path: '/shops/:domain/admin/orders',
    show(visit) {
      const { exchange, shopify, shop } = visit;
      shopify.sessions.tick();
      const query = exchange.url.searchParams.get('query') ?? '';
      const search = parseOrderSearch(query);
      const orders = shopify.orders.of(shop.domain).filter((order) => search.matches(order));
      const body = html`<h1>${say('Pedidos', 'Orders')}</h1>
<p>${say(`Piezas disponibles: ${shop.stock}`, `Pieces available: ${shop.stock}`)}</p>
<form method="get"><label for="query">${say('Buscar', 'Search')}</label>
<input id="query" name="query" value="${query}" placeholder="payment_id:… · name:#1001"></form>
${orders.length > 0 ? table(visit, orders.reverse()) : none()}`;
      return answerHtml(exchange, adminPage(visit, { title: 'Pedidos', at: 'orders', body }));
    },
  },
];

const none = (): Html =>
  html`<div class="card">${say(
    'No hay pedidos. Un pedido nace cuando su pago queda pendiente o pagado.',
    'No orders. An order is born when its payment is pending or paid.',
  )}</div>`;

const table = (visit: Visit, orders: Order[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Pedidos"><table>
<thead><tr><th>${say('Pedido', 'Order')}</th><th>${say('Fecha (Lima)', 'Date (Lima)')}</th>
<th>${say('Cliente', 'Customer')}</th><th>${say('Pago', 'Payment')}</th>
<th class="money">Total</th></tr></thead>
<tbody>${orders.map((order) => row(visit, order))}</tbody></table></div>`;

const row = ({ shop }: Visit, order: Order): Html =>
  html`<tr><td><a href="${adminPath(shop, `/orders/${order.id}`)}">${order.name}</a></td>
<td>${limaTime(order.createdAt)}</td><td>${order.email ?? '—'}</td>
<td>${statusBadge(order)}</td>
<td class="money">${price(order.amountMinor, order.currency)}</td></tr>`;
