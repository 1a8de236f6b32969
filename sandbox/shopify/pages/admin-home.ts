import { answerHtml } from '../../network/exchange.ts';
import { html } from '../../world/html.ts';
import { adminPage } from './layout.ts';
import { say } from './speech.ts';
import { adminPath, type Page, shopPath } from './visit.ts';

export const homePages: Page[] = [
  {
    method: 'GET',
    path: '/shops/:domain/admin',
    show(visit) {
      const { exchange, shop, shopify } = visit;
      const orders = shopify.orders.of(shop.domain);
      const body = html`<h1>${shop.name}</h1>
<div class="card"><dl>
<dt>${say('Pedidos', 'Orders')}</dt><dd>${String(orders.length)}</dd>
<dt>${say('Piezas disponibles', 'Pieces available')}</dt><dd>${String(shop.stock)}</dd>
<dt>${say('Apps instaladas', 'Apps installed')}</dt><dd>${String(shop.installs.size)}</dd>
</dl></div>
<a class="button" href="${adminPath(shop, '/apps')}">${say('Instalar una app', 'Install an app')}</a>
<a class="button plain" href="${adminPath(shop, '/orders')}">${say('Ver pedidos', 'See orders')}</a>
<a class="button plain" href="${shopPath(shop)}">${say('Ver la tienda', 'Visit the shop')}</a>`;
      return answerHtml(exchange, adminPage(visit, { title: 'Inicio', at: 'home', body }));
    },
  },
];
