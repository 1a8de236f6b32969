import type { Stagehands } from '../control/command.ts';
import { answerHtml, type Exchange } from '../network/exchange.ts';
import { say } from '../shopify/pages/speech.ts';
import { adminPath, shopPath } from '../shopify/pages/visit.ts';
import type { Shop } from '../shopify/shop.ts';
import type { Provider } from '../till/index.ts';
import { type Html, html } from '../world/html.ts';
import { lobbyPage } from './lobby-page.ts';

/** Every role that a person can play, and a first walk through them. */
export function startPage({ shopify, gateways }: Stagehands, exchange: Exchange): true {
  const shops = shopify.shops.all();
  const body = html`<h1>${say('¿Quién quieres ser?', 'Who do you want to be?')}</h1>
<p>${say(
    'Aquí todo lo que rodea a la app es de mentira: Shopify, las pasarelas y los bancos. La app es la de verdad. Ningún sol se mueve.',
    'Everything around the app is pretend here: Shopify, the gateways, the banks. The app is the real one. No money moves.',
  )}</p>
${shops.map(shopRoles)}
${otherRoles()}
${firstWalk(shops[0])}
${shops.map((shop, nth) => testAccounts(shop, nth, gateways))}`;
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
  say('El personal de las pasarelas', 'The gateways’ staff'),
  say(
    'Da las claves y registra a qué dirección llegan los avisos',
    'Gives out the keys and registers where notifications are sent',
  ),
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
  say('Qué dicen Shopify y las pasarelas', 'What Shopify and the gateways say happened'),
)}
</ul>`;

type Step = { readonly href: string; readonly go: Html; readonly after: Html };

const firstWalk = (shop: Shop | undefined): Html =>
  shop
    ? html`<h2>${say('Primer recorrido', 'A first walk')}</h2><ol>
${walkOf(shop).map(({ href, go, after }) => html`<li><a href="${href}">${go}</a>${after}</li>`)}</ol>`
    : html``;

const walkOf = (shop: Shop): Step[] => [
  {
    href: adminPath(shop, '/apps'),
    go: say('Instala «Código»', 'Install “Código”'),
    after: say('Luego elige «Conectar cuenta».', 'Then choose to connect an account.'),
  },
  {
    href: '/bank/staff',
    go: say('Toma las claves que da tu pasarela', 'Take the keys that your gateway gives'),
    after: say(
      'Elige en la app la misma pasarela y pégalas; después pega aquí la dirección de notificaciones que ella te muestra.',
      'Choose the same gateway in the app and paste them; then paste here the notification address that it shows.',
    ),
  },
  {
    href: adminPath(shop, '/apps'),
    go: say('Instala «PagoEfectivo»', 'Install “PagoEfectivo”'),
    after: say(
      'Es la app de pagos; no necesita más datos.',
      'It is the payments app; it needs nothing more.',
    ),
  },
  {
    href: adminPath(shop, '/settings/payments'),
    go: say('Activa PagoEfectivo', 'Activate PagoEfectivo'),
    after: say('Desde ahora la tienda lo ofrece.', 'From now on the shop offers it.'),
  },
  {
    href: shopPath(shop),
    go: say('Compra algo', 'Buy something'),
    after: say(
      'Con cualquier correo pagas tú en el banco; hay otros que deciden solos qué pasa.',
      'With any e-mail you pay at the bank yourself; some decide by themselves what happens.',
    ),
  },
  {
    href: '/bank',
    go: say('Paga el código en el banco', 'Pay the code at the bank'),
    after: say(
      'La página del código dirá que está pagado.',
      'The code’s page will say it is paid.',
    ),
  },
  {
    href: adminPath(shop, '/orders'),
    go: say('Mira el pedido pagado', 'See the paid order'),
    after: say('Y el mismo pago dentro de «Código».', 'And the same payment inside “Código”.'),
  },
];

/** What a shop's merchant types into the app's settings, for whichever gateway is chosen there. */
const testAccounts = (shop: Shop, nth: number, gateways: readonly Provider[]): Html =>
  html`<h2>${say(`Cuentas de prueba de ${shop.name}`, `${shop.name}’s test accounts`)}</h2>
<p>${say(
    'En «Código» elige la pasarela y pega estas claves.',
    'Choose the gateway in “Código” and paste these keys.',
  )}</p>
${gateways.map(({ dialect, accounts }) => {
  const keys = Object.entries(accounts.all[nth]?.keys ?? {});
  const declared = dialect.manifest
    ? html`<p>${say(
        `Decláralo antes con ${dialect.manifest}; quien opera la app aprueba su host.`,
        `Declare it first with ${dialect.manifest}; whoever runs the app approves its host.`,
      )}</p>`
    : html``;
  return html`<details><summary>${dialect.title}</summary>${declared}<dl>
${keys.map(([key, value]) => html`<dt>${key}</dt><dd><code>${value}</code></dd>`)}</dl></details>`;
})}`;
