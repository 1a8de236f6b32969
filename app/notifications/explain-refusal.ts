import type {
  Credentials,
  GatewayProvider,
  NotificationRefused,
  RawNotification,
} from '#app/gateways/gateway.ts';
import { bodyRecipes } from './body-recipes.ts';
import { clockRecipes } from './clock-recipes.ts';
import { keyRecipes } from './key-recipes.ts';

/** What would have made a refused delivery be believed; a person mends that, nothing is believed because of it. */
export type Recipe =
  | 'trailing-newline'
  | 'byte-order-mark'
  | 'body-reserialised'
  | 'body-reencoded'
  | 'other-key'
  | 'other-algorithm'
  | 'clock';

export type Explained =
  | {
      readonly accepted: true;
      readonly readable: boolean;
      /** Whether anything of it proves who sent it. Where nothing does, only what the gateway answers when asked counts. */
      readonly proven: boolean;
    }
  | {
      readonly accepted: false;
      readonly reason: Exclude<NotificationRefused['reason'], 'unreadable'>;
      /** Null where no recipe that we know matches: most likely another account's key, or a forgery. */
      readonly recipe: Recipe | null;
      /** With `other-key`: the field of the credentials whose text signs this delivery; with `other-algorithm`: its name. */
      readonly field: string | null;
    };

type Question = { readonly raw: RawNotification; readonly credentials: Credentials };

/** Verified, whether or not what was verified could be read. */
const isVerified = (provider: GatewayProvider, { raw, credentials }: Question): boolean => {
  const read = provider.readNotification(raw, credentials);
  return read.ok || read.error.reason === 'unreadable';
};

/** An unsigned delivery is believed without its headers too; one that bears the account's own password, or a certificate's signature, is not. */
const isProven = (provider: GatewayProvider, { raw, credentials }: Question): boolean =>
  provider.capabilities.notifications === 'signed' ||
  !isVerified(provider, { raw: { ...raw, headers: {} }, credentials });

/**
 * Says whether a captured delivery is believed, and if not, tries what usually goes wrong: a proxy that rewrites the body,
 * the wrong one of several keys, another algorithm than the account's, a time written anew. Answers no secret.
 */
export function explainRefusal(provider: GatewayProvider, question: Question): Explained {
  const read = provider.readNotification(question.raw, question.credentials);
  if (read.ok || read.error.reason === 'unreadable') {
    return { accepted: true, readable: read.ok, proven: isProven(provider, question) };
  }
  const { reason } = read.error;
  const found = attempts(provider, question).find((attempt) =>
    isVerified(provider, attempt.question),
  );
  return { accepted: false, reason, recipe: found?.recipe ?? null, field: found?.field ?? null };
}

type Attempt = {
  readonly recipe: Recipe;
  readonly field: string | null;
  readonly question: Question;
};

function attempts(provider: GatewayProvider, question: Question): readonly Attempt[] {
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
  const times = clockRecipes(question.raw).map((raw) => ({
    recipe: 'clock' as const,
    field: null,
    question: { ...question, raw },
  }));
  return [...bodies, ...keys, ...times];
}
