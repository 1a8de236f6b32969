import { formatAmount } from '../world/amount.ts';
import type { PaymentsApp } from '../world/config.ts';
import type { PaymentSession } from './payment-session.ts';
import type { RefundSession } from './refund-session.ts';
import { accepted, MOST_ATTEMPTS, postRepeatedly } from './repetition.ts';
import { sessionHeaders } from './session-headers.ts';
import type { Shopify } from './shopify.ts';

export type PlacedRefund = { refund: RefundSession; status: number | null; body: string };

/** The merchant refunds a payment in the admin: posts a refund session until the app takes it. */
export async function placeRefund(
  shopify: Shopify,
  payment: PaymentSession,
  amountMinor: bigint,
): Promise<PlacedRefund> {
  const refund = startRefund(shopify, payment, amountMinor);
  shopify.sessions.refunds.set(refund.id, refund);
  const app = shopify.appOf(payment.clientId) as PaymentsApp;
  const letter = {
    url: app.refundSessionUrl,
    method: 'POST',
    headers: sessionHeaders(payment.shop, app, shopify.random),
    body: JSON.stringify(refund.request),
  };
  const { reply } = await postRepeatedly(shopify.post, letter, {
    attempts: MOST_ATTEMPTS,
    onAttempt: () => {
      refund.attempts += 1;
    },
  });
  const answer = accepted(reply);
  if (answer) refund.acceptedAt = shopify.clock.now();
  if (answer && answer.status !== 201) {
    shopify.complaints.note('refund-session', `answered ${answer.status}, not 201`, refund.id);
  }
  if ('failed' in reply) return { refund, status: null, body: reply.failed };
  return { refund, status: reply.status, body: reply.body.toString('utf8') };
}

function startRefund(
  { random, clock, shops }: Shopify,
  payment: PaymentSession,
  amountMinor: bigint,
): RefundSession {
  const id = `r${random.letters(23)}`;
  const gid = `gid://shopify/RefundSession/${id}`;
  return {
    id,
    gid,
    paymentId: payment.id,
    shop: payment.shop,
    clientId: payment.clientId,
    amountMinor,
    currency: payment.currency,
    request: {
      id,
      gid,
      payment_id: payment.id,
      amount: formatAmount(amountMinor, payment.currency),
      currency: payment.currency,
      test: payment.test,
      merchant_locale: shops.find(payment.shop)?.staffLocale ?? 'es-PE',
      proposed_at: clock.now().toISOString(),
    },
    state: 'created',
    acceptedAt: null,
    attempts: 0,
    rejection: null,
  };
}
