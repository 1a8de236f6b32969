import { createHmac, randomUUID } from 'node:crypto';
import type { LoadRequest } from './load.ts';

/** What comes in at the doors: every request is another one, as different customers would send them. */

let sent = 0;

/** PagoEfectivo says that a code was paid: the documented body (official document v1.1, section 5.2), signed over its bytes. */
export function notifications(
  count: number,
  { path, secretKey }: { path: string; secretKey: string },
): LoadRequest[] {
  return Array.from({ length: count }, () => {
    sent += 1;
    const data = { cip: `${20_000_000 + sent}`, currency: 'PEN', amount: 22.05 };
    const body = JSON.stringify({ eventType: 'cip.paid', operationNumber: `${sent}`, data });
    const signature = createHmac('sha256', secretKey).update(body).digest('hex');
    return {
      path,
      headers: { 'content-type': 'application/json', 'pe-signature': signature },
      body,
    };
  });
}

const ADDRESS = {
  given_name: 'Rosa',
  family_name: 'Quispe',
  line1: 'Av. Arequipa 1234',
  city: 'Lima',
  postal_code: '15046',
  province: 'Lima (provincia)',
  province_code: 'PE-LMA',
  country_code: 'PE',
};

/** Shopify asks for a payment: the fields of its request reference, another checkout each time. */
export function sessions(count: number, shop: string): LoadRequest[] {
  return Array.from({ length: count }, () => {
    const id = `u${randomUUID().replaceAll('-', '').slice(0, 23)}`;
    const headers = {
      'content-type': 'application/json',
      'shopify-shop-domain': shop,
      'shopify-request-id': randomUUID(),
      'shopify-api-version': '2026-07',
    };
    const path = '/registrations/payments/payment-sessions';
    return { path, headers, body: JSON.stringify(sessionBody(id, shop)) };
  });
}

const sessionBody = (id: string, shop: string): object => ({
  id,
  gid: `gid://shopify/PaymentSession/${id}`,
  group: `g${id}`,
  session_id: Buffer.from(id).toString('base64'),
  amount: '120.50',
  currency: 'PEN',
  test: true,
  merchant_locale: 'es',
  payment_method: {
    type: 'offsite',
    data: { cancel_url: `https://${shop}/checkouts/${id}` },
  },
  proposed_at: new Date().toISOString(),
  kind: 'sale',
  customer: {
    email: `${id}@comprador.example`,
    phone_number: '+51987654321',
    locale: 'es-PE',
    billing_address: ADDRESS,
    shipping_address: ADDRESS,
  },
  transaction_metadata: { shipping: { price: '0.00', discount: '0.00' }, tax_amount: '0.00' },
});
