import { answerHtml, formOf } from '../../network/exchange.ts';
import { parseAmount } from '../../world/amount.ts';
import { html } from '../../world/html.ts';
import { storePage } from './layout.ts';
import { price, say } from './speech.ts';
import { goTo, type Page, shopPath } from './visit.ts';

/** The only product, in three sizes: enough for small, usual and large codes. */
const SIZES = [
  { name: 'Chompa de alpaca', en: 'Alpaca jumper', amount: '125.50' },
  { name: 'Gorro de alpaca', en: 'Alpaca hat', amount: '39.90' },
  { name: 'Frazada de alpaca', en: 'Alpaca blanket', amount: '980.00' },
];

export const storefrontPages: Page[] = [
  {
    method: 'GET',
    path: '/shops/:domain',
    show({ exchange, shop }) {
      const products = SIZES.map(({ name, en, amount }) => {
        const minor = parseAmount(amount, shop.currency) ?? 0n;
        return html`<form class="card" method="post" action="${shopPath(shop, '/cart')}">
<h2>${say(name, en)}</h2>
<p><strong>${price(minor, shop.currency)}</strong></p>
<button class="wide" name="amount" value="${amount}">${say('Comprar', 'Buy')}</button>
</form>`;
      });
      const body = html`<h1>${say('Hecho en Perú', 'Made in Peru')}</h1>
<p>${say(`Quedan ${shop.stock} piezas.`, `${shop.stock} pieces left.`)}</p>
${products}`;
      return answerHtml(exchange, storePage(shop, 'Tienda', body));
    },
  },
  {
    method: 'POST',
    path: '/shops/:domain/cart',
    show(visit) {
      const { shopify, shop, exchange } = visit;
      const amount = formOf(exchange).get('amount') ?? '';
      const amountMinor = parseAmount(amount, shop.currency);
      if (amountMinor === null) return goTo(visit, '');
      const checkout = shopify.checkouts.open({
        shop: shop.domain,
        amountMinor,
        currency: shop.currency,
        contact: { email: null, phone: null, name: null, locale: 'es-PE' },
      });
      return goTo(visit, `/checkouts/${checkout.token}`);
    },
  },
];
