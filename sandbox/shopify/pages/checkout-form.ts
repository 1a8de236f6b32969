import { type Html, html } from '../../world/html.ts';
import type { Checkout } from '../checkout.ts';
import { price, say } from './speech.ts';
import { adminPath, shopPath, type Visit } from './visit.ts';

/** What each shopper's address makes happen; the text before the @ decides. */
const FATES: Array<[string, string, string]> = [
  ['at-once', 'paga al instante', 'pays at once'],
  ['while-pending', 'paga antes de que Shopify acepte la espera', 'pays before our pending'],
  ['late', 'paga cuando el código ya venció', 'pays after the deadline'],
  ['never', 'no paga', 'never pays'],
  ['twice', 'paga dos veces', 'pays twice'],
  ['wrong-amount', 'paga otro importe', 'pays another amount'],
  ['reversed', 'paga y la agencia extorna', 'pays, then the agency reverses'],
  ['notification-lost', 'paga, el aviso se pierde', 'the notification is lost'],
  ['notification-doubled', 'paga, el aviso llega dos veces', 'notified twice at once'],
  ['notification-reordered', 'los avisos llegan en desorden', 'notified out of order'],
  ['orphan', 'el código nace pero la respuesta no llega', 'issued, the answer never comes'],
];

/** The checkout's form, or why this shop cannot take PagoEfectivo yet. */
export function checkoutForm(visit: Visit, checkout: Checkout, problem: Html | null): Html {
  const { shop, shopify } = visit;
  const gateway = shopify.gatewayOf(shop);
  const install = gateway && shop.installs.get(gateway.clientId);
  return html`<h1>${say('Finalizar compra', 'Checkout')}</h1>
<p>Total <strong>${price(checkout.amountMinor, checkout.currency)}</strong></p>
${problem ?? ''}
${install?.activated ? payForm(visit, checkout, install.testMode) : notOffered(visit)}`;
}

const notOffered = ({ shop }: Visit): Html =>
  html`<div class="note">${say(
    'Esta tienda todavía no ofrece PagoEfectivo.',
    'This shop does not offer PagoEfectivo yet.',
  )}</div>
<a class="button wide" href="${adminPath(shop, '/settings/payments')}">${say(
    'Activarlo en el admin de la tienda',
    'Switch it on in the shop’s admin',
  )}</a>`;

function payForm({ shop }: Visit, checkout: Checkout, testMode: boolean): Html {
  const { email, phone, name } = checkout.contact;
  const given = (value: string | null) => value ?? '';
  return html`<form method="post" action="${shopPath(shop, `/checkouts/${checkout.token}/pay`)}">
<label for="name">${say('Nombre y apellido', 'Name')}</label>
<input id="name" name="name" autocomplete="name" value="${given(name) || 'Rosa Quispe'}">
<label for="email">${say('Correo', 'E-mail')}</label>
<input id="email" name="email" type="email" list="fates" autocomplete="email" value="${given(email)}" placeholder="rosa@shopper.example">
<datalist id="fates">${FATES.map(([fate]) => html`<option value="${fate}@shopper.example">`)}</datalist>
<label for="phone">${say('Celular', 'Mobile phone')}</label>
<input id="phone" name="phone" type="tel" inputmode="tel" autocomplete="tel" value="${given(phone)}" placeholder="987654321">
<fieldset class="card"><legend>Pago · <span lang="en">Payment</span></legend>
<label class="choice"><input type="radio" name="method" value="pagoefectivo" checked>
<span><strong>PagoEfectivo</strong><br>${say('Efectivo, banca móvil o agente', 'Cash, banking app or agent')}</span></label>
${testMode ? html`<p>${say('La tienda está en modo de prueba.', 'The shop is in test mode.')}</p>` : ''}
</fieldset>
<button class="wide">${say('Pagar ahora', 'Pay now')}</button>
</form>
<details><summary>${say('Correos con destino', 'Addresses with a fate')}</summary>
<p>${say(
    'El correo decide qué pasa con el código. Con cualquier otro correo, pagas tú en el banco.',
    'The e-mail decides the code’s fate. With any other, you pay it at the bank.',
  )}</p>
<ul>${FATES.map(([fate, es, en]) => html`<li><code>${fate}@shopper.example</code> ${say(es, en)}</li>`)}</ul>
</details>`;
}
