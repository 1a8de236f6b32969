import { answerHtml } from '../../network/exchange.ts';
import { type Html, html } from '../../pagoefectivo/html.ts';
import type { PaymentsApp } from '../../world/config.ts';
import type { Install } from '../shop.ts';
import { adminPage } from './layout.ts';
import { say } from './speech.ts';
import { adminPath, goTo, type Page, type Visit } from './visit.ts';

export const paymentSettingsPages: Page[] = [
  { method: 'GET', path: '/shops/:domain/admin/settings/payments', show: (visit) => show(visit) },
  {
    // Where a payments app sends the merchant once it is configured.
    method: 'GET',
    path: '/shops/:domain/services/payments_partners/gateways/:clientId/settings',
    show: (visit) => show(visit),
  },
  {
    method: 'POST',
    path: '/shops/:domain/admin/settings/payments',
    show(visit) {
      const gateway = visit.shopify.gatewayOf(visit.shop);
      const install = gateway && visit.shop.installs.get(gateway.clientId);
      if (install) install.activated = install.ready && !install.activated;
      return goTo(visit, '/admin/settings/payments');
    },
  },
];

function show(visit: Visit): true {
  const { exchange, shop, shopify } = visit;
  const gateway = shopify.gatewayOf(shop);
  const install = gateway && shop.installs.get(gateway.clientId);
  const body = html`<h1>${say('Medios de pago', 'Payment methods')}</h1>
<section class="card"><h2>PagoEfectivo</h2>
${gateway && install ? standing(visit, gateway, install) : absent(visit)}</section>`;
  return answerHtml(exchange, adminPage(visit, { title: 'Medios de pago', at: 'payments', body }));
}

const absent = ({ shop }: Visit): Html =>
  html`<p>${say('La app de pagos no está instalada.', 'The payments app is not installed.')}</p>
<a class="button" href="${adminPath(shop, '/apps')}">${say('Ir a Apps', 'Go to Apps')}</a>`;

function standing({ shop }: Visit, gateway: PaymentsApp, install: Install): Html {
  const manage = adminPath(shop, `/apps/${gateway.clientId}`);
  const toggle = install.activated
    ? html`<button class="plain">${say('Desactivar', 'Deactivate')}</button>`
    : html`<button>${say('Activar PagoEfectivo', 'Activate PagoEfectivo')}</button>`;
  const waiting = html`<div class="note">${say(
    'Falta configurar la app antes de activarla.',
    'The app must be set up before it can be activated.',
  )}</div>`;
  return html`<dl>
<dt>${say('Cuenta', 'Account')}</dt><dd>${install.externalHandle ?? '—'}</dd>
<dt>${say('Estado', 'State')}</dt><dd>${
    install.activated ? say('Activo', 'Active') : say('Inactivo', 'Not active')
  }</dd></dl>
${install.ready ? html`<form class="inline" method="post" action="${adminPath(shop, '/settings/payments')}">${toggle}</form>` : waiting}
<a class="button plain" href="${manage}">${say('Administrar', 'Manage')}</a>`;
}
