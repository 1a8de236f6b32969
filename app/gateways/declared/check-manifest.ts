import { checkCalls, checkHeaders, checkTemplate, credentialRule } from './check-calls.ts';
import { checkNotification, checkSecret } from './check-signatures.ts';
import { fieldOf, type ManifestFault, type Why } from './faults.ts';
import { isReservedHeader } from './header-rules.ts';
import { hostOf, isPublicName } from './host-rules.ts';
import type { Manifest } from './manifest.ts';
import type { CallName } from './manifest-calls.ts';

const fault = (field: string, why: Why): readonly ManifestFault[] => [{ field, why }];
const none: readonly ManifestFault[] = [];

function checkHosts({ hosts }: Manifest): readonly ManifestFault[] {
  const named = (['sandbox', 'production'] as const).flatMap((mode) =>
    isPublicName(hostOf(hosts[mode])) ? none : fault(`hosts.${mode}`, 'host-not-public'),
  );
  // A test payment must never reach a live gateway (law 13).
  const alike = hosts.sandbox === hosts.production ? fault('hosts.sandbox', 'hosts-alike') : none;
  return [...named, ...alike];
}

function checkCredentials({ credentials }: Manifest): readonly ManifestFault[] {
  const names = credentials.map(({ name }) => name);
  const repeated = names.flatMap((name, index) =>
    names.indexOf(name) === index ? none : fault(`credentials[${index}].name`, 'repeated'),
  );
  const secret = credentials.some((field) => field.secret)
    ? none
    : fault('credentials', 'needs-secret');
  return [...repeated, ...secret];
}

function checkAuth(manifest: Manifest): readonly ManifestFault[] {
  const { auth } = manifest;
  const rule = credentialRule(manifest, (name) => name === 'now');
  const text = (name: string, template: string) => checkTemplate(template, ['auth', name], rule);
  switch (auth.kind) {
    case 'none':
      return none;
    case 'basic':
      return [...text('user', auth.user), ...text('password', auth.password)];
    case 'bearer':
      return text('token', auth.token);
    case 'header':
      return [...reserved('auth.name', auth.name), ...text('value', auth.value)];
    case 'signed': {
      const sent = credentialRule(manifest, (name) => SENT.has(name));
      const at = ['auth', 'recipe'];
      return [
        ...reserved('auth.header', auth.header),
        ...text('prefix', auth.prefix ?? ''),
        ...checkSecret(manifest, auth.recipe, at),
        ...auth.recipe.parts.flatMap((part, index) =>
          checkTemplate(part, [...at, 'parts', index], sent),
        ),
      ];
    }
  }
}

/** What a signed request's text may be made of; `path` is with its query, as sent. */
const SENT: ReadonlySet<string> = new Set(['method', 'path', 'body', 'now']);

const reserved = (field: string, name: string): readonly ManifestFault[] =>
  isReservedHeader(name) ? fault(field, 'header-reserved') : none;

/** With one currency its name may be left out of answers; with two, an amount without it says nothing. */
function checkCurrency({
  calls,
  currencies,
  notification,
  report,
}: Manifest): readonly ManifestFault[] {
  if (currencies.length === 1) return none;
  const answers = (['create', 'query', 'find', 'refund', 'queryRefund'] as const).flatMap(
    (name) => {
      const answer = calls[name]?.answer;
      return answer?.amount !== undefined && answer.currency === undefined
        ? fault(`calls.${name}.answer.currency`, 'needs-currency')
        : none;
    },
  );
  const told =
    notification.amount !== undefined && notification.currency === undefined
      ? fault('notification.currency', 'needs-currency')
      : none;
  const lines =
    report && report.columns.currency === undefined
      ? fault('report.columns.currency', 'needs-currency')
      : none;
  return [...answers, ...told, ...lines];
}

function checkRefunds({ calls, refunds, idempotency }: Manifest): readonly ManifestFault[] {
  if (!calls.refund) return refunds ? fault('calls.refund', 'missing') : none;
  if (!refunds) return fault('refunds', 'needs-refunds');
  const header = typeof idempotency === 'object';
  return [
    ...(refunds.once === 'idempotency-header' && !header
      ? fault('idempotency', 'needs-idempotency')
      : none),
    ...(Object.values(refunds.statuses).includes('pending') && !calls.queryRefund
      ? fault('calls.queryRefund', 'needs-query-refund')
      : none),
  ];
}

/** Signatures in bodies need a secret as much as those in headers do. */
const checkSigns = (manifest: Manifest): readonly ManifestFault[] =>
  Object.entries(manifest.calls).flatMap(([name, call]) =>
    call?.sign ? checkSecret(manifest, call.sign, ['calls', name as CallName, 'sign']) : none,
  );

function checkWords({ calls, statuses }: Manifest): readonly ManifestFault[] {
  const meanings = Object.values(statuses);
  const paid = meanings.includes('paid') && meanings.includes('awaiting');
  // A void is believed by the code's own word alone: without one it would be asked about for ever.
  const voided = calls.cancel === undefined || meanings.includes('voided');
  return [
    ...(paid ? none : fault('statuses', 'needs-paid-word')),
    ...(voided ? none : fault('statuses', 'needs-voided-word')),
  ];
}

function checkIdempotency({ idempotency }: Manifest): readonly ManifestFault[] {
  return typeof idempotency === 'object'
    ? reserved(fieldOf(['idempotency', 'header']), idempotency.header)
    : none;
}

/** What is wrong between the fields of a manifest that reads well field by field. */
export const checkManifest = (manifest: Manifest): readonly ManifestFault[] => [
  ...checkHosts(manifest),
  ...checkCredentials(manifest),
  ...checkAuth(manifest),
  ...checkHeaders(
    manifest.headers,
    ['headers'],
    credentialRule(manifest, (name) => name === 'now'),
  ),
  ...checkIdempotency(manifest),
  ...checkCalls(manifest),
  ...checkSigns(manifest),
  ...checkCurrency(manifest),
  ...checkWords(manifest),
  ...checkRefunds(manifest),
  ...checkNotification(manifest),
];
