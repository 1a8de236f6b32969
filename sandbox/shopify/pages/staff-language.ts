import { redirect } from '../../network/exchange.ts';
import { type Html, html } from '../../world/html.ts';
import { adminPath, field, type Page, type Visit } from './visit.ts';

const LANGUAGES = [
  ['es-PE', 'Español'],
  ['en', 'English'],
  ['zh-CN', '中文'],
] as const;

/** In which language the merchant's staff reads apps: Shopify's account setting, beside the shop's name. */
export const languagePages: Page[] = [
  {
    method: 'POST',
    path: '/shops/:domain/admin/language',
    show(visit) {
      const [locale] = LANGUAGES.find(([tag]) => tag === field(visit, 'locale')) ?? [];
      if (locale) visit.shop.staffLocale = locale;
      // The address of the page as it stands: an app in the frame moves it on without a reload.
      const { referer } = visit.exchange.req.headers;
      return redirect(visit.exchange, referer ? new URL(referer).pathname : adminPath(visit.shop));
    },
  },
];

/** One button for each language; the one in use is pressed. */
export const languageSwitch = ({ shop }: Visit): Html =>
  html`<form class="languages" method="post" action="${adminPath(shop, '/language')}">
${LANGUAGES.map(
  ([tag, name]) =>
    html`<button name="locale" value="${tag}" lang="${tag}" aria-pressed="${String(tag === shop.staffLocale)}">${name}</button>`,
)}</form>`;
