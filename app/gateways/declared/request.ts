import { err, ok, type Result } from '#app/kernel/result.ts';
import type { EgressRequest } from '#app/platform/egress.server.ts';
import type { GatewayError, GatewayMode } from '../gateway.ts';
import { writeTime } from './dates.ts';
import { type Filling, fillBody, fillText, plain, type Values } from './fill.ts';
import { isHeaderValue } from './header-rules.ts';
import { hostOf } from './host-rules.ts';
import type { Manifest } from './manifest.ts';
import type { CallTemplate } from './manifest-calls.ts';
import { digestOf, signedBytes } from './signing.ts';

/** One call, before it is written: the template, what its names stand for, and who calls. */
export type Intent = {
  readonly manifest: Manifest;
  readonly mode: GatewayMode;
  readonly keys: Readonly<Record<string, string>>;
  readonly call: CallTemplate;
  readonly values: Values;
  readonly now: Date;
  /** Sent in the manifest's idempotency header, where there is one. */
  readonly once?: string;
};

export type Written = Omit<EgressRequest, 'timeoutMs'>;

const refused = (code: string): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason: 'invalid-request' });

/** The host that a mode's calls go to; nothing else chooses one (law 13). */
export const hostFor = ({ hosts }: Manifest, mode: GatewayMode): string =>
  hostOf(mode === 'live' ? hosts.production : hosts.sandbox);

/** Writes a request: address, headers, body and proof, with every value in its place and none able to leave it. */
export function writeRequest(intent: Intent): Result<Written, GatewayError> {
  const { manifest, mode, call } = intent;
  const values = allValues(intent);
  const host = hostFor(manifest, mode);
  const target = addressOf(call, values);
  const url = URL.parse(`https://${host}${target ?? ''}`);
  // What a value did to the address shows here: another host, or a path that was resolved to another.
  if (target === null || url?.host !== host || `${url.pathname}${url.search}` !== target) {
    return refused('path');
  }
  const body = call.body === undefined ? undefined : JSON.stringify(fillBody(call.body, values));
  const sent = { ...intent, values, target, body: body ?? '' };
  const headers = headersOf(sent);
  const broken = Object.entries(headers).find(([, value]) => !isHeaderValue(value));
  if (broken) return refused(broken[0]);
  return ok({ method: call.method, url: url.href, headers, ...(body !== undefined && { body }) });
}

/** The call's own values, the credentials, the time of the call, and the signature over them where the call makes one. */
function allValues({ manifest, keys, call, values, now }: Intent): Values {
  const all = new Map<string, Filling | null>(values);
  for (const [name, text] of Object.entries(keys)) all.set(`credential.${name}`, plain(text));
  all.set('now', writeTime(now, manifest.time));
  if (!call.sign) return all;
  const bytes = signedBytes(call.sign, (name) => all.get(name)?.text ?? '');
  const signature = digestOf(call.sign, bytes, keys).toString(call.sign.encoding);
  return all.set('signature', plain(signature));
}

/** Path and query with their values encoded; null where a value would be a step of its own (`..`). */
function addressOf({ path, query }: CallTemplate, values: Values): string | null {
  const filled = fillText(path, values, encodeURIComponent);
  if (filled.split('/').some((segment) => /^\.{1,2}$/.test(segment))) return null;
  const pairs = Object.entries(query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(fillText(value, values))}`,
  );
  // The parts of an address that `encodeURIComponent` leaves and `URL` does not.
  const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  return `${filled}${search}`.replaceAll("'", '%27');
}

type Sent = Intent & { readonly target: string; readonly body: string };

function headersOf(sent: Sent): Record<string, string> {
  const { manifest, call, values, once, body } = sent;
  const own = { ...manifest.headers, ...call.headers };
  const filled = Object.entries(own).map(([name, value]) => [
    name.toLowerCase(),
    fillText(value, values),
  ]);
  const { idempotency } = manifest;
  return {
    ...Object.fromEntries(filled),
    ...(typeof idempotency === 'object' && once !== undefined
      ? { [idempotency.header.toLowerCase()]: once }
      : {}),
    ...proofOf(sent),
    accept: 'application/json',
    ...(body === '' ? {} : { 'content-type': 'application/json' }),
  };
}

/** Who is calling, as this gateway wants it proved. */
function proofOf({
  manifest: { auth },
  keys,
  values,
  call,
  target,
  body,
}: Sent): Record<string, string> {
  switch (auth.kind) {
    case 'none':
      return {};
    case 'basic': {
      const pair = `${fillText(auth.user, values)}:${fillText(auth.password, values)}`;
      return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
    }
    case 'bearer':
      return { authorization: `Bearer ${fillText(auth.token, values)}` };
    case 'header':
      return { [auth.name.toLowerCase()]: fillText(auth.value, values) };
    case 'signed': {
      const parts: Readonly<Record<string, string>> = { method: call.method, path: target, body };
      const bytes = signedBytes(auth.recipe, (name) => parts[name] ?? values.get(name)?.text ?? '');
      const signature = digestOf(auth.recipe, bytes, keys).toString(auth.recipe.encoding);
      return { [auth.header.toLowerCase()]: `${fillText(auth.prefix ?? '', values)}${signature}` };
    }
  }
}
