import en from '@shopify/polaris/locales/en.json' with { type: 'json' };
import es from '@shopify/polaris/locales/es.json' with { type: 'json' };
import zh from '@shopify/polaris/locales/zh-CN.json' with { type: 'json' };
import type { Reader } from '../reader.ts';

/** Polaris closes its search with "Cancelar", a word that on these screens would be read as paying. */
const spanish: typeof es = JSON.parse(JSON.stringify(es).replaceAll('"Cancelar"', '"Cerrar"'));

/** Polaris's own words, of the reader's language alone. */
export const polarisWordsOf = ({ lang }: Reader) => ({ es: spanish, en, zh })[lang];
