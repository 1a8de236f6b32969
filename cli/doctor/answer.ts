import type { Credentials, GatewayProvider, RawNotification } from '#app/gateways/gateway.ts';
import { type Explained, explainRefusal } from '#app/notifications/explain-refusal.ts';
import { type CapturedRequest, readArguments, type Unusable } from './arguments.ts';
import { hintOf } from './hints.ts';
import { namedProvider } from './named-provider.ts';
import { readCredentials } from './read-credentials.ts';

type Answer = Readonly<Record<string, string | boolean | null>>;

/** A captured request as the door would have seen it. */
function rawOf({ headers, body, url }: CapturedRequest): RawNotification {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const [, query] = url.split(/\?(.*)/s);
  return {
    body: Buffer.from(body, 'utf8'),
    headers: Object.fromEntries(lower),
    ...(query && { query }),
  };
}

/** `unsigned-hint`: taken, and proof of nothing: nobody vouches for who sent it. */
function reasonOf(explained: Explained): string {
  if (!explained.accepted) return explained.reason;
  if (!explained.readable) return 'unreadable';
  return explained.proven ? 'verified' : 'unsigned-hint';
}

function diagnose(
  provider: GatewayProvider,
  credentials: Credentials,
  request: CapturedRequest,
): Answer {
  const explained = explainRefusal(provider, { raw: rawOf(request), credentials });
  const { accepted } = explained;
  const recipe = explained.accepted ? {} : { recipe: explained.recipe };
  return { accepted, reason: reasonOf(explained), ...recipe, hint: hintOf(explained) };
}

function sign(
  provider: GatewayProvider,
  credentials: Credentials,
  fields: Readonly<Record<string, string>>,
): Answer {
  const unsigned = { signature: null, signed: null };
  if (!provider.explainSignature)
    return { ...unsigned, hint: 'This gateway signs nothing that fields could tell.' };
  const explained = provider.explainSignature(credentials, fields);
  if (explained.ok) return { ...explained.value, hint: null };
  return { ...unsigned, hint: `Look again at: ${explained.error.join(', ')}.` };
}

/** What the doctor says to a command line; or what of it he cannot use. */
export function answerTo(args: readonly string[]): { readonly answer: Answer } | Unusable {
  const asked = readArguments(args);
  if ('unusable' in asked) return asked;
  const named = namedProvider(asked.gateway, asked.manifest);
  if ('unusable' in named) return named;
  const { provider } = named;
  const credentials = readCredentials(named, asked.fields);
  if (!credentials.ok) {
    return { unusable: `--credentials: look again at ${credentials.error.join(', ')}` };
  }
  const answer =
    asked.command === 'notification'
      ? diagnose(provider, credentials.value, asked.request)
      : sign(provider, credentials.value, asked.signed);
  return { answer };
}
