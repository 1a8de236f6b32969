import type { CallName } from './manifest-calls.ts';

/** A piece of a template: text as it stands, or the name of a value. */
export type Piece = { readonly text: string } | { readonly name: string };

/** A template's pieces; null where a brace is open, empty or nested. There is no way to write a brace itself. */
export function piecesOf(template: string): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(/\{([^{}]+)\}/g)) {
    if (match.index > end) pieces.push({ text: template.slice(end, match.index) });
    pieces.push({ name: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < template.length) pieces.push({ text: template.slice(end) });
  return pieces.some((piece) => 'text' in piece && /[{}]/.test(piece.text)) ? null : pieces;
}

/** The names in a template; none where it cannot be read. */
export const namesIn = (template: string): readonly string[] =>
  (piecesOf(template) ?? []).flatMap((piece) => ('name' in piece ? [piece.name] : []));

const SHOPPER = [
  'email',
  'phone',
  'phoneDigits',
  'document',
  'documentKind',
  'firstName',
  'lastName',
  'fullName',
];
const PAYEE = [
  'payeeName',
  'payeeEmail',
  'payeeDocument',
  'payeeDocumentKind',
  'payeeBank',
  'payeeCci',
  'payeeAccountKind',
];

/** Values that name a person or his account: never in an address or a header, and removed from what is shown. */
export const PERSONAL: ReadonlySet<string> = new Set([...SHOPPER, ...PAYEE]);

/** What each call knows, beside `now` and the credentials. */
export const KNOWN_TO: Readonly<Record<CallName, readonly string[]>> = {
  create: [
    'transactionCode',
    'amount',
    'currency',
    'expiresAt',
    'concept',
    'locale',
    'notificationUrl',
    ...SHOPPER,
  ],
  query: ['reference'],
  find: ['transactionCode'],
  cancel: ['reference'],
  extend: ['reference', 'expiresAt'],
  refund: ['reference', 'refundCode', 'amount', 'currency', 'description', ...PAYEE],
  queryRefund: ['reference', 'refund'],
  probe: [],
};

/** What a call must say, or it would be about nothing. */
export const MUST_SAY: Readonly<Record<CallName, readonly string[]>> = {
  create: ['transactionCode', 'amount'],
  query: ['reference'],
  find: ['transactionCode'],
  cancel: ['reference'],
  extend: ['reference', 'expiresAt'],
  refund: ['reference', 'amount'],
  queryRefund: ['refund'],
  probe: [],
};

/** Values that are never blank, so that a path keeps its form. */
export const PATH_NAMES: ReadonlySet<string> = new Set([
  'transactionCode',
  'reference',
  'refundCode',
  'refund',
  'currency',
]);
