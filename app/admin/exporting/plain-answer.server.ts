import { readerOf } from '../reader.ts';
import { translatorFor } from '../words/words-for.server.ts';

/** What every answer to a link says of itself: nobody keeps it, nobody is told of it. */
export const PRIVATE = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

const plain = (words: string, status: number): Response =>
  new Response(`${words}\n`, {
    status,
    headers: { ...PRIVATE, 'content-type': 'text/plain; charset=utf-8' },
  });

/** A link that cannot be followed any more, in words: it opens a tab of its own. */
export const gone = (locale: string): Response =>
  plain(translatorFor(readerOf(locale))('exporting.gone'), 410);

/** A link that can be followed again in a moment. */
export const busy = (locale: string): Response =>
  plain(translatorFor(readerOf(locale))('reconciliation.periods.statement.busy'), 503);
