import type { Frame } from 'playwright-core';

export const LANGUAGES = [
  { lang: 'es', tag: 'es-PE', name: 'Español' },
  { lang: 'en', tag: 'en', name: 'English' },
  { lang: 'zh', tag: 'zh-CN', name: '中文' },
] as const;

export type Lang = (typeof LANGUAGES)[number]['lang'];

/** Names that stand in every language: of companies, people, fields and what the gateway says in its own words. */
const NAMES = [
  /PagoEfectivo( Soles| Dólares)?/g,
  /PayU|dLocal|Mercado Pago|EBANX|Culqi/g,
  /Payment ID/g,
  /Tienda Lima/g,
  /Rosa Quispe/g,
  /\S+@\S+/g,
  /https?:\S+/g,
  /tienda-lima\.myshopify\.com/g,
  /2[1-5] (Pagado|Generado|Expirado|Eliminado|Extornado|Pendiente)\.?/g,
  /America\/Lima/g,
  // An error's code, as Shopify wrote it.
  /\b[A-Z]+(_[A-Z]+)+\b/g,
];

const words = (list: string) => new RegExp(`(?<![\\p{L}\\p{N}])(${list})(?![\\p{L}\\p{N}])`, 'iu');

const SPANISH = words(
  'el|los|las|del|que|para|por|con|una|este|esta|sin|todavía|aún|pago|pagos|pagado|pedido|pedidos|código|monto|' +
    'ajustes|vence|excepciones|notificaciones|inicio|dinero|tienda|cuenta|hora|perú|anular|prueba|cómo|qué|tu|tus',
);
const ENGLISH = words(
  'the|and|of|is|are|was|were|with|not|yet|your|you|this|that|has|have|been|will|from|payment|payments|order|' +
    'orders|amount|settings|exceptions|notifications|home|money|account|paid|awaiting|times|what|why|how|test',
);
const CHINESE = /[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef]/u;

const FOREIGN: Readonly<Record<Lang, readonly RegExp[]>> = {
  es: [ENGLISH, CHINESE],
  en: [SPANISH, CHINESE],
  zh: [SPANISH, ENGLISH],
};

const ROOMS =
  'shell|home|payments?|reconciliation|exporting|exceptions|notifications|settings|told|Polaris';
const RAW = [
  new RegExp(`\\b(${ROOMS})\\.[A-Za-z][\\w.-]*`),
  /\{\{|\}\}|\[object |\bundefined\b|\bNaN\b|Invalid Date/,
];

/** The lines that are not in the reader's language, or are no words at all but keys and blanks; empty when all is well. */
export function strayLines(lines: readonly string[], lang: Lang): string[] {
  const stray = [...FOREIGN[lang], ...RAW];
  return lines.filter((line) => {
    const said = NAMES.reduce((text, name) => text.replace(name, ' '), line);
    return stray.some((pattern) => pattern.test(said));
  });
}

/** Everything that a person reads or is read out to: texts, labels, placeholders, titles. Raw evidence is left out. */
export function readableLines(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const spoken = ['aria-label', 'placeholder', 'title', 'alt'];
    const attributes = [...document.querySelectorAll('body *')].flatMap((node) =>
      spoken.map((name) => node.getAttribute(name) ?? ''),
    );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && !parent.closest('script, style, pre, [translate=no]'))
        texts.push(walker.currentNode.textContent ?? '');
    }
    // The app's own name, which is the same in every language.
    const title = document.title === 'Código' ? [] : [document.title];
    return [...title, ...texts, ...attributes]
      .map((line) => line.trim())
      .filter((line) => line !== '');
  });
}
