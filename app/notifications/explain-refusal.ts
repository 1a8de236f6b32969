import type {
  Credentials,
  GatewayProvider,
  NotificationRefused,
  RawNotification,
} from '#app/gateways/gateway.ts';
import { bodyRecipes } from './body-recipes.ts';
import { keyRecipes } from './key-recipes.ts';

/** What would have made a refused delivery be believed; a person mends that, nothing is believed because of it. */
export type Recipe =
  | 'trailing-newline'
  | 'byte-order-mark'
  | 'body-reserialised'
  | 'body-reencoded'
  | 'other-key'
  | 'other-algorithm';

export type Explained =
  | { readonly accepted: true; readonly readable: boolean }
  | {
      readonly accepted: false;
      readonly reason: Exclude<NotificationRefused['reason'], 'unreadable'>;
      /** Null where no recipe that we know matches: most likely another account's key, or a forgery. */
      readonly recipe: Recipe | null;
      /** With `other-key`: the field of the credentials whose text signs this delivery. */
      readonly field: string | null;
    };

type Question = { readonly raw: RawNotification; readonly credentials: Credentials };

/** Verified, whether or not what was verified could be read. */
const isVerified = (provider: GatewayProvider, { raw, credentials }: Question): boolean => {
  const read = provider.readNotification(raw, credentials);
  return read.ok || read.error.reason === 'unreadable';
};

/**
 * Says whether a captured delivery is believed, and if not, tries what usually goes wrong: a proxy that rewrites the body,
 * the wrong one of several keys, another algorithm than the account's. Answers no secret.
 */
export function explainRefusal(provider: GatewayProvider, question: Question): Explained {
  const read = provider.readNotification(question.raw, question.credentials);
  if (read.ok) return { accepted: true, readable: true };
  const { reason } = read.error;
  if (reason === 'unreadable') return { accepted: true, readable: false };
  const bodies = bodyRecipes(question.raw.body).map(({ recipe, body }) => ({
    recipe,
    field: null,
    question: { ...question, raw: { ...question.raw, body } },
  }));
  const keys = keyRecipes(question.credentials, provider).map(({ recipe, field, credentials }) => ({
    recipe,
    field,
    question: { ...question, credentials },
  }));
  const found = [...bodies, ...keys].find((attempt) => isVerified(provider, attempt.question));
  return {
    accepted: false,
    reason,
    recipe: found?.recipe ?? null,
    field: found?.field ?? null,
  };
}
