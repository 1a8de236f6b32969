import type { Explained, Recipe } from '#app/notifications/explain-refusal.ts';

type Field = string | null;
const here = (field: Field): string => (field === null ? '' : `: ${field}`);

/** Each begins with the recipe's name, for those who read by program. */
const RECIPES: Readonly<Record<Recipe, (field: Field) => string>> = {
  'trailing-newline': () =>
    'The signature fits the same body with another line end. Something between the gateway and this server adds or drops a newline: pass the bytes on untouched.',
  'byte-order-mark': () =>
    'The signature fits the same body with or without a byte order mark. Pass the bytes on untouched.',
  'body-reserialised': () =>
    'The signature fits the same JSON written anew: a proxy, a framework or the capture itself parsed and re-wrote it (22.00 became 22). Pass the bytes on untouched.',
  'body-reencoded': () =>
    'The signature fits the same form fields encoded anew. Pass the bytes on untouched.',
  'other-key': (field) =>
    `It is signed with another of this account’s keys${here(field)}. The keys are in the wrong fields.`,
  'other-algorithm': (field) =>
    `It is signed with another algorithm than the account is set to${here(field)}. Set the account to it, or change it at the gateway.`,
  clock: () =>
    'The signature fits the same moment written otherwise: a proxy or the capture re-wrote the time in a header. Pass the headers on untouched.',
};

const REASONS = {
  'missing-signature':
    'The signature is absent. If the gateway sends one, a proxy drops the header or the field.',
  'malformed-signature': 'There is a signature, but not of the form that this gateway uses.',
  'wrong-signature':
    'No recipe that we know matches: these are the keys of another account, or the delivery is not the gateway’s.',
} as const;

const UNSIGNED =
  'This delivery bears no signature, so anybody could have sent it. It is taken as a hint to ask: only the answer of the gateway’s query counts.';
const UNREADABLE =
  'Its content is not what this gateway documents: it is kept, answered 200, and shown as unreadable.';

/** What a person does next; null where the delivery is believed and readable. */
export function hintOf(explained: Explained): string | null {
  if (explained.accepted) {
    const said = [
      ...(explained.proven ? [] : [UNSIGNED]),
      ...(explained.readable ? [] : [UNREADABLE]),
    ];
    return said.join(' ') || null;
  }
  const { recipe, field, reason } = explained;
  return recipe === null ? REASONS[reason] : `${recipe}: ${RECIPES[recipe](field)}`;
}
