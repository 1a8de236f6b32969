import { Html, html } from '../../pagoefectivo/html.ts';
import type { App } from '../../world/config.ts';
import type { Shop } from '../shop.ts';
import { say } from './speech.ts';
import { STYLE } from './style.ts';
import { adminPath, shopPath, type Visit } from './visit.ts';

type Sheet = { title: string; body: Html; scripts?: string[] };

/** A whole document of the simulated Shopify. */
export const document = ({ title, body, scripts = [] }: Sheet): string =>
  html`<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
${body}
${scripts.map((src) => html`<script src="${src}"></script>`)}
</body>
</html>
`.text;

/** A page of the storefront: what the shopper sees. */
export const storePage = (shop: Shop, title: string, body: Html): string =>
  document({
    title: `${title} · ${shop.name}`,
    body: html`<header class="bar shop"><a href="${shopPath(shop)}">${shop.name}</a>
<a href="/"><em>SANDBOX</em></a></header>
<main class="narrow">${body}</main>`,
  });

export type AdminPage = {
  title: string;
  body: Html;
  /** The entry of the navigation that is open. */
  at: 'home' | 'orders' | 'apps' | 'payments' | App;
  scripts?: string[];
  framed?: boolean;
};

/** A page of the merchant's admin, with its navigation. */
export const adminPage = ({ shopify, shop }: Visit, page: AdminPage): string =>
  document({
    title: `${page.title} · ${shop.name} · Shopify (simulado)`,
    scripts: page.scripts ?? [],
    body: html`<header class="bar"><a href="${adminPath(shop)}">${shop.name}</a>
<span>Shopify simulado</span><a href="/"><em>SANDBOX</em></a></header>
<div class="admin">
<nav aria-label="Admin">
${entry(shop, page, 'home', ['', 'Inicio', 'Home'])}
${entry(shop, page, 'orders', ['/orders', 'Pedidos', 'Orders'])}
${entry(shop, page, 'payments', ['/settings/payments', 'Pagos', 'Payments'])}
${entry(shop, page, 'apps', ['/apps', 'Apps', 'Apps'])}
${shopify.config.apps
  .filter((app) => app.kind === 'embedded' && shop.installs.has(app.clientId))
  .map((app) => appEntry(shop, page, app))}
</nav>
<main class="${page.framed ? 'frame' : ''}">${page.body}</main>
</div>`,
  });

function entry(
  shop: Shop,
  page: AdminPage,
  name: AdminPage['at'],
  [path, es, en]: [string, string, string],
): Html {
  const current = new Html(page.at === name ? ' aria-current="page"' : '');
  return html`<a href="${adminPath(shop, path)}"${current}>${es === en ? es : say(es, en)}</a>`;
}

const appEntry = (shop: Shop, page: AdminPage, app: App): Html =>
  html`${entry(shop, page, app, [`/apps/${app.clientId}`, appTitle(app), appTitle(app)])}
${page.at === app ? html`<div id="app-nav"></div>` : ''}`;

/** What the app is called in the admin. */
export const appTitle = (app: App): string => (app.kind === 'payments' ? 'PagoEfectivo' : 'Código');
