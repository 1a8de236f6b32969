import en from '@shopify/polaris/locales/en.json' with { type: 'json' };
import es from '@shopify/polaris/locales/es.json' with { type: 'json' };
import zh from '@shopify/polaris/locales/zh-CN.json' with { type: 'json' };
import type { Reader } from '../reader.ts';

/** Polaris's own words, of the reader's language alone. */
export const polarisWordsOf = ({ lang }: Reader) => ({ es, en, zh })[lang];
