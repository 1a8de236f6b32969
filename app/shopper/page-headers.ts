import { createHash } from 'node:crypto';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';
import { webAddress } from './readable.ts';
import type { VoucherPageView } from './voucher-page-view.ts';

const allowed = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const STYLE_SOURCE = allowed(PAGE_STYLE);
const SCRIPT_SOURCE = allowed(PAGE_SCRIPT);

/**
 * Where the page's forms may lead. Giving up is answered by a redirect to checkout, and browsers hold redirects of a
 * form to `form-action` too, over every hop: hence any https address, and the shop's own where it is not https.
 */
function formTargets({ backToShop }: VoucherPageView): string {
  const shop = webAddress(backToShop);
  return shop === null || shop.startsWith('https:')
    ? "'self' https:"
    : `'self' https: ${new URL(shop).origin}`;
}

/** The headers of the shopper's page: never stored, never framed, never indexed, and its address told to nobody. */
export function voucherPageHeaders(view: VoucherPageView): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    `script-src ${SCRIPT_SOURCE}`,
    "connect-src 'self'",
    `form-action ${formTargets(view)}`,
    'img-src data:',
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-language': view.locale === 'es' ? 'es-PE' : 'en',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
  };
}
