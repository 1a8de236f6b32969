import { answerHtml } from '../../network/exchange.ts';
import type { PaymentsApp } from '../../world/config.ts';
import { type Html, html } from '../../world/html.ts';
import type { Install } from '../shop.ts';
import { adminPage } from './layout.ts';
import { say } from './speech.ts';
import { adminPath, field, goTo, type Page, type Visit } from './visit.ts';

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
      if (install) change(install, field(visit, 'change'));
      return goTo(visit, '/admin/settings/payments');
    },
  },
];

function change(install: Install, what: string): void {
  if (what === 'test-mode') install.testMode = !install.testMode;
  else install.activated = install.ready && !install.activated;
}

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
  const waiting = html`<div class="note">${say(
    'Falta configurar la app antes de activarla.',
    'The app must be set up before it can be activated.',
  )}</div>`;
  return html`<dl>
<dt>${say('Cuenta', 'Account')}</dt><dd>${install.externalHandle || '—'}</dd>
<dt>${say('Estado', 'State')}</dt><dd>${
    install.activated ? say('Activo', 'Active') : say('Inactivo', 'Not active')
  }</dd>
<dt>${say('Modo de prueba', 'Test mode')}</dt><dd>${
    install.testMode
      ? say('Sí: cada pago es de prueba', 'On: every payment is a test')
      : say('No', 'Off')
  }</dd></dl>
${install.ready ? '' : waiting}
<form method="post" action="${adminPath(shop, '/settings/payments')}">
${install.ready ? activation(install) : ''}
<button class="plain" name="change" value="test-mode">${
    install.testMode
      ? say('Quitar el modo de prueba', 'Turn test mode off')
      : say('Poner el modo de prueba', 'Turn test mode on')
  }</button>
<a class="button plain" href="${manage}">${say('Administrar', 'Manage')}</a></form>`;
}

const activation = ({ activated }: Install): Html =>
  activated
    ? html`<button class="plain">${say('Desactivar', 'Deactivate')}</button>`
    : html`<button>${say('Activar PagoEfectivo', 'Activate PagoEfectivo')}</button>`;
