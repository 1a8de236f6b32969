import type { Caller } from './caller.ts';
import type { GraphqlApi } from './graphql-door.ts';
import {
  notReceived,
  type PaymentSession,
  type Rejection,
  type Verdict,
} from './payment-session.ts';
import type { RefundSession } from './refund-session.ts';
import type { Shopify } from './shopify.ts';

const SCOPES = ['write_payment_gateways', 'write_payment_sessions'];

/** The Payments Apps API, as far as an offsite gateway without captures and voids needs it. */
export const paymentsApi = (shopify: Shopify): GraphqlApi => ({
  api: 'payments-apps',
  path: /^\/payments_apps\/api\/([^/]+)\/graphql\.json$/,
  fault: 'shopify.graphql',
  forbids({ app, scopes }) {
    if (app.kind !== 'payments') return 'Only payments apps may call the Payments Apps API.';
    const missing = SCOPES.filter((scope) => !scopes.includes(scope));
    return missing.length > 0 ? `Required access: ${missing.join(', ')}` : null;
  },
  root: (caller, fault) => ({
    publicApiVersions: [{ displayName: '2026-07', handle: '2026-07', supported: true }],
    ...configuration(shopify, caller),
    ...paymentMutations(shopify, caller, fault),
    ...refundMutations(shopify, caller),
  }),
});

type Configure = { ready: boolean; externalHandle?: string | null };

const configuration = ({ sessions }: Shopify, { shop, app }: Caller) => ({
  paymentsAppConfigure({ ready, externalHandle = null }: Configure) {
    const install = shop.installs.get(app.clientId);
    if (install) Object.assign(install, { ready, externalHandle });
    if (install && !ready) install.activated = false;
    sessions.record('paymentsAppConfigure', shop.domain, `ready=${ready}`);
    return { paymentsAppConfiguration: { ready, externalHandle }, userErrors: [] };
  },
});

type Pend = { id: string; pendingExpiresAt: string; reason: string };
type Reject = { id: string; reason: Rejection };

function paymentMutations(shopify: Shopify, caller: Caller, fault: string) {
  const { sessions } = shopify;
  const settle = (name: string, id: string, tell: (session: PaymentSession) => Verdict) => {
    const session = find(sessions.payments, caller, id);
    const code = name === 'paymentSessionPending' ? 'NOT_FOUND' : null;
    if (!session) return notFound(shopify, { name, id, code, field: 'paymentSession' });
    if (fault === 'not-received') {
      const verdict = notReceived();
      sessions.record(name, session.id, 'not-received');
      return payload('paymentSession', null, verdict);
    }
    const verdict = tell(session);
    return payload('paymentSession', presentPayment(session), verdict);
  };
  return {
    paymentSessionPending: ({ id, pendingExpiresAt, reason }: Pend) =>
      settle('paymentSessionPending', id, (session) =>
        sessions.pend(session, { expiresAt: new Date(pendingExpiresAt), reason }),
      ),
    paymentSessionResolve: ({ id }: { id: string }) =>
      settle('paymentSessionResolve', id, (session) => sessions.resolve(session)),
    paymentSessionReject: ({ id, reason }: Reject) =>
      settle('paymentSessionReject', id, (session) => sessions.reject(session, reason)),
  };
}

type RejectRefund = { id: string; reason: Omit<Rejection, 'source'> };

function refundMutations(shopify: Shopify, caller: Caller) {
  const { sessions } = shopify;
  const settle = (name: string, id: string, tell: (refund: RefundSession) => Verdict) => {
    const refund = find(sessions.refunds, caller, id);
    const code = 'REFUND_SESSION_NOT_FOUND';
    if (!refund) return notFound(shopify, { name, id, code, field: 'refundSession' });
    return payload('refundSession', () => presentRefund(refund), tell(refund));
  };
  return {
    refundSessionResolve: ({ id }: { id: string }) =>
      settle('refundSessionResolve', id, (refund) => sessions.resolveRefund(refund)),
    refundSessionReject: ({ id, reason }: RejectRefund) =>
      settle('refundSessionReject', id, (refund) => sessions.rejectRefund(refund, reason)),
  };
}

type Owned = { gid: string; shop: string; clientId: string };

/** A session of this shop and app by its gid; nobody sees another's. */
function find<T extends Owned>(all: Map<string, T>, { shop, app }: Caller, gid: string): T | null {
  const found = [...all.values()].find((session) => session.gid === gid);
  const own = found?.shop === shop.domain && found.clientId === app.clientId;
  return found && own ? found : null;
}

type Missing = { name: string; id: string; code: string | null; field: string };

function notFound({ complaints, sessions }: Shopify, { name, id, code, field }: Missing) {
  complaints.note('payments-apps', `${name} of an unknown session`, id);
  sessions.record(name, id, 'not-found');
  return {
    [field]: null,
    userErrors: [{ field: ['id'], message: "Payment session doesn't exist.", code }],
  };
}

function payload(field: string, session: unknown, verdict: Verdict) {
  if (verdict.outcome !== 'refused') return { [field]: session, userErrors: [] };
  const { field: path, message, code } = verdict;
  return { [field]: null, userErrors: [{ field: path, message, code }] };
}

/** Read when asked for, that is after the mutation took effect. */
const presentPayment = (session: PaymentSession) => () => ({
  id: session.gid,
  state: paymentState(session),
  pendingExpiresAt: session.pendingExpiresAt?.toISOString() ?? null,
  authorizationExpiresAt: null,
  nextAction: {
    action: 'REDIRECT',
    context: {
      __typename: 'PaymentSessionActionsRedirect',
      redirectUrl: `https://${session.shop}/checkouts/${session.checkout}/processing`,
    },
  },
});

function paymentState(session: PaymentSession) {
  switch (session.state) {
    case 'resolved':
      return { __typename: 'PaymentSessionStateResolved', code: 'RESOLVED' };
    case 'rejected': {
      const { code: reason, merchantMessage, source } = session.rejection ?? {};
      const typename = { __typename: 'PaymentSessionStateRejected', code: 'REJECTED' };
      return { ...typename, reason, merchantMessage, source };
    }
    default:
      return {
        __typename: 'PaymentSessionStatePending',
        code: 'PENDING',
        reason: session.pendingReason,
      };
  }
}

function presentRefund({ gid, state, rejection }: RefundSession) {
  const resolved = { __typename: 'RefundSessionStateResolved', code: 'RESOLVED' };
  const rejected = {
    __typename: 'RefundSessionStateRejected',
    code: 'REJECTED',
    reason: rejection?.code,
    merchantMessage: rejection?.merchantMessage,
  };
  return { id: gid, state: state === 'rejected' ? rejected : resolved };
}
