import { answerHtml, redirect } from '../../network/exchange.ts';
import type { App } from '../../world/config.ts';
import { html } from '../../world/html.ts';
import { issueIdToken } from '../id-token.ts';
import { launchUrl, OWNER, openUrl } from '../install.ts';
import { withApp } from './app-list.ts';
import { adminPage, appTitle } from './layout.ts';
import { adminPath, goTo, type Page, type Visit } from './visit.ts';

export const framePages: Page[] = [
  {
    // App Bridge asks for a fresh session token here, again and again.
    method: 'GET',
    path: '/shops/:domain/admin/apps/:clientId/__id-token',
    show: (visit) => withApp(visit, (app) => giveIdToken(visit, app)),
  },
  {
    method: 'GET',
    path: '/shops/:domain/admin/apps/:clientId/*',
    show: (visit) => withApp(visit, (app) => openApp(visit, app)),
  },
];

function giveIdToken({ exchange, shop }: Visit, app: App): true {
  const { clientId, secret } = app;
  const bearer = { as: 'staff', sub: OWNER } as const;
  exchange.res.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
  exchange.res.end(issueIdToken({ shop: shop.domain, clientId, secret, bearer }));
  return true;
}

function openApp(visit: Visit, app: App): true {
  const { exchange, shop, reach, parts } = visit;
  if (!shop.installs.has(app.clientId)) return goTo(visit, '/admin/apps');
  if (app.kind === 'payments') return redirect(exchange, reach(openUrl(shop, app)));
  const source = reach(launchUrl(shop, app, parts.rest ? `/${parts.rest}` : ''));
  const place = adminPath(shop, `/apps/${app.clientId}`);
  const body = html`<div id="title-bar"></div>
<div id="save-bar" hidden>Cambios sin guardar<small lang="en">Unsaved changes</small></div>
<iframe id="app" name="app-iframe" title="${appTitle(app)}" src="${source}" data-place="${place}" data-admin="${adminPath(shop)}"></iframe>
<div id="toast" role="status"></div>`;
  const title = appTitle(app);
  const scripts = ['/__sandbox/admin-host.js'];
  return answerHtml(exchange, adminPage(visit, { title, at: app, body, scripts, framed: true }));
}
