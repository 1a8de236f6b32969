import type { App } from '../../world/config.ts';
import { Html, html } from '../../world/html.ts';
import type { Shop } from '../shop.ts';
import { say } from './speech.ts';
import { languageSwitch } from './staff-language.ts';
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
export const adminPage = (visit: Visit, page: AdminPage): string =>
  document({
    title: `${page.title} · ${visit.shop.name} · Shopify (simulado)`,
    scripts: page.scripts ?? [],
    body: html`<header class="bar"><a href="${adminPath(visit.shop)}">${visit.shop.name}</a>
<span>Shopify simulado</span>${languageSwitch(visit)}<a href="/"><em>SANDBOX</em></a></header>
<div class="admin">
<nav aria-label="Admin">
${entries(visit).map((entry) => entryLink(visit, page, entry))}
</nav>
<main class="${page.framed ? 'frame' : ''}">${page.body}</main>
</div>`,
  });

type Entry = { at: AdminPage['at']; path: string; name: Html | string };

const entries = ({ shopify, shop }: Visit): Entry[] => [
  { at: 'home', path: '', name: say('Inicio', 'Home') },
  { at: 'orders', path: '/orders', name: say('Pedidos', 'Orders') },
  {
    at: 'payments',
    path: '/settings/payments',
    name: say('Medios de pago', 'Payment methods'),
  },
  { at: 'apps', path: '/apps', name: 'Apps' },
  ...shopify.config.apps
    .filter((app) => app.kind === 'embedded' && shop.installs.has(app.clientId))
    .map((app) => ({ at: app, path: `/apps/${app.clientId}`, name: appTitle(app) })),
];

function entryLink({ shop }: Visit, page: AdminPage, { at, path, name }: Entry): Html {
  const isOpen = page.at === at;
  const current = new Html(isOpen ? ' aria-current="page"' : '');
  const link = html`<a href="${adminPath(shop, path)}"${current}>${name}</a>`;
  return isOpen && typeof at === 'object' ? html`${link}<div id="app-nav"></div>` : link;
}

/** What the app is called in the admin. */
export const appTitle = (app: App): string => (app.kind === 'payments' ? 'PagoEfectivo' : 'Código');
