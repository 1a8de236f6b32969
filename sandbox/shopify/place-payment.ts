import type { Reply } from '../network/post-office.ts';
import type { PaymentsApp } from '../world/config.ts';
import type { Attempt } from './payment-request.ts';
import { startSession } from './payment-request.ts';
import type { PaymentSession } from './payment-session.ts';
import { accepted, MOST_ATTEMPTS, postRepeatedly } from './repetition.ts';
import { sessionHeaders } from './session-headers.ts';
import type { Shopify } from './shopify.ts';

/** How the app took a payment session. `status` null: no answer at all. */
export type Placed = { session: PaymentSession; status: number | null; attempts: number };

const MAX_REDIRECT_BYTES = 8192;

/** "Complete order" at checkout: starts a session and posts it until the app takes it. */
export async function placePayment(
  shopify: Shopify,
  attempt: Attempt,
  most = MOST_ATTEMPTS,
): Promise<Placed> {
  const known = attempt.id ? shopify.sessions.payments.get(attempt.id) : undefined;
  if (known) return postPayment(shopify, known, most);
  const session = startSession(attempt, shopify);
  shopify.sessions.payments.set(session.id, session);
  attempt.checkout.attempts.push(session.id);
  return postPayment(shopify, session, most);
}

/** Posts a session as it was first posted: the same id, the same bytes. */
async function postPayment(
  shopify: Shopify,
  session: PaymentSession,
  most: number,
): Promise<Placed> {
  const app = shopify.appOf(session.clientId) as PaymentsApp;
  const letter = {
    url: app.paymentSessionUrl,
    method: 'POST',
    headers: sessionHeaders(session.shop, app, shopify.random),
    body: JSON.stringify(session.request),
  };
  const { reply, attempts } = await postRepeatedly(shopify.post, letter, {
    attempts: most,
    onAttempt: () => {
      session.attempts += 1;
    },
  });
  take(shopify, session, reply);
  return { session, status: 'status' in reply ? reply.status : null, attempts };
}

function take(shopify: Shopify, session: PaymentSession, reply: Reply): void {
  const answer = accepted(reply);
  if (!answer) {
    const why = 'failed' in reply ? reply.failed : String(reply.status);
    shopify.log({ event: 'session-failed', session: session.id, why });
    return;
  }
  const target = redirectUrl(answer.body);
  const wrong = target === null ? 'no redirect_url in a 2xx' : faultOf(target);
  if (wrong) shopify.complaints.note('payment-session', wrong, session.id);
  if (target === null) return;
  if (session.redirectUrl && session.redirectUrl !== target) {
    shopify.complaints.note('payment-session', 'another answer for the same id', session.id);
  }
  session.redirectUrl ??= target;
  session.acceptedAt ??= shopify.clock.now();
  session.clientCertIssuer ??= shopify.clientIssuer;
}

function redirectUrl(body: Buffer): string | null {
  try {
    const { redirect_url } = JSON.parse(body.toString('utf8')) as { redirect_url?: unknown };
    return typeof redirect_url === 'string' && URL.canParse(redirect_url) ? redirect_url : null;
  } catch {
    return null;
  }
}

function faultOf(target: string): string | null {
  const { protocol, hostname } = new URL(target);
  // why: a person's browser meets the app at http://localhost, through the edge.
  const secure = protocol === 'https:' || hostname === 'localhost';
  if (!secure) return 'redirect_url is not https';
  return Buffer.byteLength(target) < MAX_REDIRECT_BYTES ? null : 'redirect_url too long';
}
