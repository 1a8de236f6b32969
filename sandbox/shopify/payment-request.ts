import { formatAmount } from '../world/amount.ts';
import type { Clock } from '../world/clock.ts';
import type { Random } from '../world/random.ts';
import type { Checkout, Contact } from './checkout.ts';
import type { PaymentSession } from './payment-session.ts';
import type { Shop } from './shop.ts';

export type Attempt = {
  shop: Shop;
  clientId: string;
  checkout: Checkout;
  test: boolean;
  kind: 'sale' | 'authorization';
  /** Shopify's id, when the story wants a certain one. */
  id?: string;
};

type Deps = { clock: Clock; random: Random };

/** A new payment session, not yet posted. */
export function startSession(attempt: Attempt, deps: Deps): PaymentSession {
  const { shop, clientId, checkout, test, kind } = attempt;
  const id = attempt.id || `u${deps.random.letters(23)}`;
  const gid = `gid://shopify/PaymentSession/${id}`;
  return {
    id,
    gid,
    group: checkout.group,
    shop: shop.domain,
    clientId,
    checkout: checkout.token,
    amountMinor: checkout.amountMinor,
    currency: checkout.currency,
    test,
    kind,
    email: checkout.contact.email,
    request: { id, gid, ...requestOf(attempt, deps) },
    state: 'created',
    pendingExpiresAt: null,
    pendingReason: null,
    rejection: null,
    acceptedAt: null,
    redirectUrl: null,
    attempts: 0,
    effectiveResolves: 0,
    clientCertIssuer: null,
  };
}

/** The JSON of a payment session (shopify.dev, request reference), but for its ids. */
const requestOf = ({ shop, checkout, test, kind }: Attempt, { clock, random }: Deps) => ({
  group: checkout.group,
  session_id: random.base64(32),
  amount: formatAmount(checkout.amountMinor, checkout.currency),
  currency: checkout.currency,
  test,
  merchant_locale: shop.staffLocale,
  payment_method: {
    type: 'offsite',
    data: { cancel_url: `https://${shop.domain}/checkouts/${checkout.token}` },
  },
  proposed_at: clock.now().toISOString(),
  kind,
  customer: customer(checkout.contact),
  transaction_metadata: { shipping: { price: '0.00', discount: '0.00' }, tax_amount: '0.00' },
});

function customer({ email, phone, name, locale }: Contact): Record<string, unknown> {
  const [given = 'Rosa', ...family] = (name ?? 'Rosa Quispe').trim().split(/\s+/);
  const address = {
    given_name: given,
    family_name: family.join(' ') || given,
    line1: 'Av. Arequipa 1234',
    city: 'Lima',
    postal_code: '15046',
    province: 'Lima (provincia)',
    province_code: 'PE-LMA',
    country_code: 'PE',
  };
  return {
    ...(email && { email }),
    ...(phone && { phone_number: phone }),
    locale,
    billing_address: address,
    shipping_address: address,
  };
}
