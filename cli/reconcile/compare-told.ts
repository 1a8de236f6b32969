import { jsonNumber } from '#app/kernel/exact-json.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { ComparedBook } from '#app/reconciliation/comparison/compare-day.server.ts';
import { type DayStanding, dayStanding } from '#app/reconciliation/comparison/day-standing.ts';

/** What was found of one shop's day, account and currency. */
export type ComparedOfShop = ComparedBook & { readonly shop: string };

const exact = (minor: bigint | undefined): unknown =>
  minor === undefined ? null : jsonNumber(`${minor}`);

const standingOf = (book: ComparedBook): DayStanding =>
  book.trouble === null
    ? dayStanding({
        ...book,
        ...book.figures,
        whole: book.figures.gateway !== null && book.figures.shopify !== null,
      })
    : 'not-compared';

/** One line of JSON; a sum that nobody could be asked for is null. */
export function comparedAsJson(
  span: { readonly from: string; readonly to: string },
  books: readonly ComparedOfShop[],
): string {
  const standings = books.map(standingOf);
  return JSON.stringify({
    from: span.from,
    to: span.to,
    compared: standings.filter((standing) => standing !== 'not-compared').length,
    notCompared: standings.filter((standing) => standing === 'not-compared').length,
    differing: books.reduce((sum, book) => sum + (figuresOf(book)?.differing ?? 0), 0),
    days: books.map(jsonOf),
  });
}

const figuresOf = (book: ComparedBook) => (book.trouble === null ? book.figures : null);

function jsonOf(book: ComparedOfShop) {
  const { shop, day, accountId: account, currency, trouble } = book;
  const figures = figuresOf(book);
  const about = { shop, day, account, currency, standing: standingOf(book), trouble };
  if (!figures) return about;
  const { gateway, app, shopify, ...counts } = figures;
  return {
    ...about,
    ...counts,
    gatewayMinor: exact(gateway?.minor),
    appMinor: exact(app.minor),
    shopifyMinor: exact(shopify?.minor),
    appRefundedMinor: exact(app.refunded),
    shopifyRefundedMinor: exact(shopify?.refunded),
  };
}

/** The same for a person, a line for each. */
export function comparedAsText(books: readonly ComparedOfShop[]): string {
  if (books.length === 0)
    return 'No codes were asked for on these days: there is nothing to compare.';
  return books.map(lineOf).join('\n');
}

function lineOf(book: ComparedOfShop): string {
  const about = `${book.day} ${book.shop} ${book.accountId} ${book.currency}: ${standingOf(book)}`;
  if (book.trouble !== null) return `${about} (${book.trouble}); ask again later`;
  const { figures, currency } = book;
  const money = (side: { readonly minor: bigint } | null) =>
    side === null ? 'cannot be asked' : decimalText({ minor: side.minor, currency });
  const kinds = Object.entries(figures.differences).map(([kind, count]) => `${kind} ${count}`);
  return [
    about,
    `${figures.codes} codes`,
    `gateway ${money(figures.gateway)}, books ${money(figures.app)}, Shopify ${money(figures.shopify)}`,
    `${figures.corrected} corrected, ${figures.underWay} under way, ${figures.explained} explained, ${figures.unclear} unclear`,
    ...(kinds.length > 0 ? [`differences: ${kinds.join(', ')}`] : []),
  ].join('; ');
}
