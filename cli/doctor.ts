import type { Credentials, GatewayProvider, RawNotification } from '#app/gateways/gateway.ts';
import { findProvider } from '#app/gateways/registry.ts';
import { explainRefusal } from '#app/notifications/explain-refusal.ts';
import { type CapturedRequest, readArguments, USAGE } from './doctor/arguments.ts';
import { hintOf } from './doctor/hints.ts';

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

function diagnose(
  provider: GatewayProvider,
  credentials: Credentials,
  request: CapturedRequest,
): Answer {
  const explained = explainRefusal(provider, { raw: rawOf(request), credentials });
  const hint = hintOf(explained);
  if (!explained.accepted) {
    const { reason, recipe } = explained;
    return { accepted: false, reason, recipe, hint };
  }
  return { accepted: true, reason: explained.readable ? 'verified' : 'unreadable', hint };
}

function sign(
  provider: GatewayProvider,
  credentials: Credentials,
  fields: Readonly<Record<string, string>>,
): Answer {
  if (!provider.explainSignature)
    return {
      signature: null,
      signed: null,
      hint: 'This gateway signs nothing that fields could tell.',
    };
  const explained = provider.explainSignature(credentials, fields);
  if (explained.ok) return { ...explained.value, hint: null };
  return { signature: null, signed: null, hint: `Look again at: ${explained.error.join(', ')}.` };
}

const asked = readArguments(process.argv.slice(2));
if ('unusable' in asked) {
  process.stderr.write(`${asked.unusable}\n\n${USAGE}\n`);
  process.exit(2);
}
const provider = findProvider(asked.gateway);
const credentials = provider?.parseCredentials(asked.fields);
if (!provider || !credentials?.ok) {
  const wrong = credentials?.ok === false ? credentials.error.join(', ') : null;
  process.stderr.write(
    wrong === null
      ? `there is no gateway ${asked.gateway}\n`
      : `--credentials: look again at ${wrong}\n`,
  );
  process.exit(2);
}
const answer =
  asked.command === 'notification'
    ? diagnose(provider, credentials.value, asked.request)
    : sign(provider, credentials.value, asked.signed);
process.stdout.write(`${JSON.stringify(answer)}\n`);
