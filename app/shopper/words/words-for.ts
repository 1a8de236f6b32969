import type { VoucherPageView } from '../voucher-page-view.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { ShopperWords } from './shopper-words.ts';

/** The shopper's words in the page's language. */
export const wordsFor = (locale: VoucherPageView['locale']): ShopperWords =>
  locale === 'en' ? en : es;

/** Spanish first: English only for who asked for it by a BCP 47 tag, e.g. Shopify's `customer.locale`. */
export const shopperLocale = (tag: string | null): VoucherPageView['locale'] =>
  /^en\b/i.test(tag ?? '') ? 'en' : 'es';
