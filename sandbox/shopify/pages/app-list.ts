import { answerHtml, redirect } from '../../network/exchange.ts';
import type { App } from '../../world/config.ts';
import { type Html, html } from '../../world/html.ts';
import { installApp, openUrl, uninstallApp } from '../install.ts';
import { adminPage, appTitle } from './layout.ts';
import { say } from './speech.ts';
import { adminPath, goTo, type Page, type Visit } from './visit.ts';

export const appPages: Page[] = [
  {
    method: 'GET',
    path: '/shops/:domain/admin/apps',
    show(visit) {
      const { exchange, shopify } = visit;
      const body = html`<h1>Apps</h1>
${shopify.config.apps.map((app) => appCard(visit, app))}`;
      return answerHtml(exchange, adminPage(visit, { title: 'Apps', at: 'apps', body }));
    },
  },
  {
    method: 'POST',
    path: '/shops/:domain/admin/apps/:clientId/install',
    show: (visit) => withApp(visit, (app) => install(visit, app)),
  },
  {
    method: 'POST',
    path: '/shops/:domain/admin/apps/:clientId/uninstall',
    show: (visit) =>
      withApp(visit, async (app) => {
        await uninstallApp(visit.shopify, visit.shop, app);
        return goTo(visit, '/admin/apps');
      }),
  },
];

/** Shows something of the app that the path names, or the list of apps. */
export function withApp(
  visit: Visit,
  show: (app: App) => Promise<true> | true,
): Promise<true> | true {
  const app = visit.shopify.appOf(visit.parts.clientId ?? '');
  return app ? show(app) : goTo(visit, '/admin/apps');
}

/** Shopify grants an embedded app its scopes itself; other apps ask for them by OAuth. */
function install(visit: Visit, app: App): true {
  const { shopify, shop, exchange, reach } = visit;
  if (app.kind === 'payments') return redirect(exchange, reach(openUrl(shop, app)));
  installApp(shopify, shop, app);
  return goTo(visit, `/admin/apps/${app.clientId}`);
}

function appCard({ shop }: Visit, app: App): Html {
  const at = adminPath(shop, `/apps/${app.clientId}`);
  const about =
    app.kind === 'payments'
      ? say('App de pagos: cobra con códigos', 'Payments app: takes payments by code')
      : say('App del comercio: pagos y conciliación', 'Merchant’s app: payments and matching');
  const installed = shop.installs.has(app.clientId);
  return html`<section class="card"><h2>${appTitle(app)}</h2>
<p>${about}</p>
<p><code>${app.scopes.join(', ')}</code></p>
${installed ? installedActions(at) : installAction(at)}
</section>`;
}

const installAction = (at: string): Html =>
  html`<form method="post" action="${at}/install"><button>${say('Instalar', 'Install')}</button></form>`;

const installedActions = (at: string): Html =>
  html`<a class="button" href="${at}">${say('Abrir', 'Open')}</a>
<form class="inline" method="post" action="${at}/uninstall">
<button class="plain">${say('Desinstalar', 'Uninstall')}</button></form>`;
