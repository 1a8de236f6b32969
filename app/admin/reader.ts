/** The three languages of the merchant's screens. */
export type Lang = 'es' | 'en' | 'zh';

/** Who reads: his language, as BCP 47 for `Intl` and for the page's `lang`. */
export type Reader = { readonly lang: Lang; readonly tag: 'es-PE' | 'en' | 'zh-CN' };

const READERS: Readonly<Record<Lang, Reader>> = {
  es: { lang: 'es', tag: 'es-PE' },
  en: { lang: 'en', tag: 'en' },
  zh: { lang: 'zh', tag: 'zh-CN' },
};

/** The reader behind Shopify's staff `locale` (`es`, `es-PE`, `zh-CN`, `pt-BR`…); English for a language we do not speak. */
export function readerOf(locale: string): Reader {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  return READERS[language === 'es' || language === 'zh' ? language : 'en'];
}
