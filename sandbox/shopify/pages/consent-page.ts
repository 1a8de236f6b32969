import { answerHtml, formOf, redirect } from '../../network/exchange.ts';
import { html } from '../../world/html.ts';
import { approve, readConsent } from '../authorization.ts';
import { installApp } from '../install.ts';
import { adminPage } from './layout.ts';
import { say } from './speech.ts';
import { adminPath, goTo, type Page, type Visit } from './visit.ts';

export const consentPages: Page[] = [
  {
    method: 'GET',
    path: '/shops/:domain/admin/oauth/authorize',
    show: (visit) => ask(visit),
  },
  {
    method: 'POST',
    path: '/shops/:domain/admin/oauth/authorize',
    show(visit) {
      const { shopify, shop, exchange, reach } = visit;
      const consent = readConsent(shopify, formOf(exchange));
      if ('refused' in consent) return ask(visit);
      return redirect(exchange, reach(approve(shopify, shop, consent)));
    },
  },
  {
    // Where an embedded app sends a merchant who has not installed it.
    method: 'GET',
    path: '/shops/:domain/admin/oauth/install',
    show(visit) {
      const app = visit.shopify.appOf(visit.exchange.url.searchParams.get('client_id') ?? '');
      if (!app) return goTo(visit, '/admin/apps');
      installApp(visit.shopify, visit.shop, app);
      return goTo(visit, `/admin/apps/${app.clientId}`);
    },
  },
];

function ask(visit: Visit): true {
  const { shopify, shop, exchange } = visit;
  const query = exchange.url.searchParams;
  const consent = readConsent(shopify, query);
  if ('refused' in consent) {
    const body = html`<div class="note bad">${say('No se puede instalar', 'Cannot be installed')}
<code>${consent.refused}</code></div>`;
    return answerHtml(exchange, adminPage(visit, { title: 'Error', at: 'apps', body }), 400);
  }
  const fields = [...query].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const body = html`<h1>${say('Instalar PagoEfectivo', 'Install PagoEfectivo')}</h1>
<p>${say('La app podrá:', 'The app will be able to:')}</p>
<ul>${consent.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
<form method="post" action="${adminPath(shop, '/oauth/authorize')}">${fields}
<button>${say('Instalar', 'Install')}</button></form>`;
  return answerHtml(exchange, adminPage(visit, { title: 'Instalar', at: 'apps', body }));
}
