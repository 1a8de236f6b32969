import { z } from 'zod';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { EgressAnswer, EgressError } from '#app/platform/egress.server.ts';
import type { NotTaken, Taken } from '../rail.ts';
import {
  fromGraphqlError,
  fromSilence,
  fromStatus,
  fromUserError,
  UNREADABLE,
} from './classification.ts';

const userError = z.object({
  code: z.string().nullish().default(null),
  message: z.string(),
});

/** A way back that cannot be read is no way back: it never turns what Shopify took into something it did not. */
const nextAction = z
  .object({ context: z.object({ redirectUrl: z.url({ protocol: /^https$/ }) }) })
  .nullish()
  .catch(null);

const told = z.object({
  session: z.object({ id: z.string(), nextAction }).nullish(),
  configuration: z.object({ ready: z.boolean() }).nullish(),
  userErrors: z.array(userError),
});

const requestError = z.object({
  extensions: z.object({ code: z.string().nullish().catch(null) }).nullish(),
});

const answer = z.object({
  data: z.object({ told: told.nullish() }).nullish().catch(null),
  // One sentence instead of a list where the request did not reach GraphQL.
  errors: z.preprocess(
    (errors) => (typeof errors === 'string' ? [{}] : errors),
    z.array(requestError).nullish(),
  ),
});

/** Reads what came back of one saying: taken, or why not. */
export function readAnswer(outcome: Result<EgressAnswer, EgressError>): Result<Taken, NotTaken> {
  if (!outcome.ok) return err(fromSilence(outcome.error));
  const { status, text } = outcome.value;
  if (status < 200 || status > 299) return err(fromStatus(outcome.value));
  const json = parseExactJson(text);
  const parsed = json.ok ? answer.safeParse(json.value) : null;
  return parsed?.success ? judge(parsed.data) : err(UNREADABLE);
}

function judge({ data, errors }: z.infer<typeof answer>): Result<Taken, NotTaken> {
  const [requestFailed] = errors ?? [];
  if (requestFailed) return err(fromGraphqlError(requestFailed.extensions?.code ?? null));
  if (!data?.told) return err(UNREADABLE);
  const { session, configuration, userErrors } = data.told;
  const [refused] = userErrors;
  if (refused) return err(fromUserError(refused));
  if (!session && !configuration) return err(UNREADABLE);
  return ok({ nextUrl: session?.nextAction?.context.redirectUrl ?? null });
}
