import type { Stagehands } from '../control/command.ts';
import { answerHtml, type Exchange } from '../network/exchange.ts';
import { type Html, html } from '../pagoefectivo/html.ts';
import { say } from '../shopify/pages/speech.ts';
import { adminPath, shopPath } from '../shopify/pages/visit.ts';
import type { Shop } from '../shopify/shop.ts';
import { lobbyPage } from './lobby-page.ts';

/** Every role that a person can play, and a first walk through them. */
export function startPage({ shopify }: Stagehands, exchange: Exchange): true {
  const shops = shopify.shops.all();
  const body = html`<h1>${say('¿Quién quieres ser?', 'Who do you want to be?')}</h1>
<p>${say(
    'Aquí todo lo que rodea a la app es de mentira: Shopify, PagoEfectivo y los bancos. La app es la de verdad. Ningún sol se mueve.',
    'Everything around the app is pretend here: Shopify, PagoEfectivo, the banks. The app is the real one. No money moves.',
  )}</p>
${shops.map(shopRoles)}
${otherRoles()}
${firstWalk(shops[0])}`;
  return answerHtml(exchange, lobbyPage('Inicio', body));
}

const role = (href: string, name: Html, what: Html): Html =>
  html`<li><a href="${href}"><strong>${name}</strong>${what}</a></li>`;

const shopRoles = (shop: Shop): Html =>
  html`<h2>${shop.name}</h2><ul class="roles">
${role(
  adminPath(shop),
  say('El comercio', 'The merchant'),
  say(
    'Admin de Shopify: instala la app, mira pedidos, reembolsa',
    'Shopify admin: install the app, see orders, refund',
  ),
)}
${role(
  shopPath(shop),
  say('Quien compra', 'The shopper'),
  say(
    'Elige algo y paga con un código de PagoEfectivo',
    'Pick something and pay with a PagoEfectivo code',
  ),
)}
</ul>`;

const otherRoles = (): Html =>
  html`<h2>${say('Los demás', 'The others')}</h2><ul class="roles">
${role(
  '/bank',
  say('El banco', 'The bank'),
  say('Recibe el efectivo de un código', 'Takes the cash for a code'),
)}
${role(
  '/bank/staff',
  say('El personal de PagoEfectivo', 'PagoEfectivo’s staff'),
  say('Registra a qué dirección llegan los avisos', 'Registers where notifications are sent'),
)}
${role(
  '/clock',
  say('El reloj', 'The clock'),
  say('Adelanta horas o días', 'Moves time on by hours or days'),
)}
${role(
  '/faults',
  say('Las fallas', 'The faults'),
  say('Corta o daña una conexión', 'Breaks a connection'),
)}
${role(
  '/books',
  say('Los libros', 'The books'),
  say('Qué dicen Shopify y PagoEfectivo', 'What Shopify and PagoEfectivo say happened'),
)}
</ul>`;

const firstWalk = (shop: Shop | undefined): Html =>
  shop
    ? html`<h2>${say('Primer recorrido', 'A first walk')}</h2><ol>
<li><a href="${adminPath(shop, '/apps')}">${say('Instala las dos apps', 'Install both apps')}</a></li>
<li><a href="${adminPath(shop, '/settings/payments')}">${say(
        'Configura PagoEfectivo y actívalo',
        'Set PagoEfectivo up and activate it',
      )}</a></li>
<li><a href="${shopPath(shop)}">${say('Compra algo', 'Buy something')}</a></li>
<li><a href="/bank">${say('Paga el código en el banco', 'Pay the code at the bank')}</a></li>
<li><a href="${adminPath(shop, '/orders')}">${say(
        'Mira el pedido pagado',
        'See the paid order',
      )}</a></li></ol>`
    : html``;
