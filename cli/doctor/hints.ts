import type { Explained, Recipe } from '#app/notifications/explain-refusal.ts';

const RECIPES: Readonly<Record<Recipe, string>> = {
  'trailing-newline':
    'The signature fits the same body with another line end. Something between the gateway and this server adds or drops a newline: pass the bytes on untouched.',
  'byte-order-mark':
    'The signature fits the same body with or without a byte order mark. Pass the bytes on untouched.',
  'body-reserialised':
    'The signature fits the same JSON written anew: a proxy, a framework or the capture itself parsed and re-wrote it (22.00 became 22). Pass the bytes on untouched.',
  'body-reencoded':
    'The signature fits the same form fields encoded anew. Pass the bytes on untouched.',
  'other-key':
    'It is signed with another of this account’s keys; the keys are in the wrong fields.',
  'other-algorithm': 'It is signed with another algorithm than the account is set to.',
};

const REASONS = {
  'missing-signature':
    'The signature is absent. If the gateway sends one, a proxy drops the header or the field.',
  'malformed-signature': 'There is a signature, but not of the form that this gateway uses.',
  'wrong-signature':
    'No recipe that we know matches: these are the keys of another account, or the delivery is not the gateway’s.',
} as const;

/** What a person does next; null where the delivery is believed and readable. */
export function hintOf(explained: Explained): string | null {
  if (explained.accepted)
    return explained.readable
      ? null
      : 'Verified, but its content is not what this gateway documents: it is kept, answered 200, and shown as unreadable.';
  if (explained.recipe === null) return REASONS[explained.reason];
  const named = explained.field === null ? '' : ` Look at ${explained.field}.`;
  return `${RECIPES[explained.recipe]}${named}`;
}
