import type { ClientCard } from '../network/pki.ts';
import type { Checkout } from '../shopify/checkout.ts';
import { placePayment } from '../shopify/place-payment.ts';
import { placeRefund } from '../shopify/place-refund.ts';
import { sessionHeaders } from '../shopify/session-headers.ts';
import type { Shop } from '../shopify/shop.ts';
import type { Shopify } from '../shopify/shopify.ts';
import { parseAmount } from '../world/amount.ts';
import type { PaymentsApp } from '../world/config.ts';
import { type Command, must, ok, Refused, text } from './command.ts';

type Body = Record<string, unknown>;

/** Purchases, refunds and raw requests at the app's session door. */
export const paymentCommands: Command[] = [
  {
    method: 'POST',
    path: '/checkouts',
    async run({ shopify }, { body }) {
      const shop = must(shopify.shops.find(String(body.shop)), 'shop');
      const app = shopify.gatewayOf(shop);
      if (!app) throw new Refused('the payments app is not installed on the shop', 409);
      const id = text(body.sessionId);
      const attempt = {
        shop,
        clientId: app.clientId,
        checkout: checkoutFor(shopify, shop, body),
        test: body.test === true,
        kind: body.kind === 'authorization' ? 'authorization' : 'sale',
        ...(id && { id }),
      } as const;
      const most = typeof body.attempts === 'number' ? body.attempts : undefined;
      const { session, status, attempts } = await placePayment(shopify, attempt, most);
      const { redirectUrl, clientCertIssuer, group } = session;
      const answer = { sessionId: session.id, group, status, redirectUrl };
      return ok({ ...answer, clientCertIssuer, attempts });
    },
  },
  {
    method: 'POST',
    path: '/sessions/:id/raw',
    async run({ shopify }, { body, part }) {
      const session = shopify.sessions.payments.get(part('id'));
      const app = must(
        shopify.config.apps.find((candidate): candidate is PaymentsApp =>
          session ? candidate.clientId === session.clientId : candidate.kind === 'payments',
        ),
        'payments app',
      );
      const shop = session?.shop ?? shopify.shops.all()[0]?.domain ?? '';
      const raw = body.body ?? session?.request ?? {};
      const reply = await shopify.post({
        url: text(body.url) ?? app.paymentSessionUrl,
        method: text(body.method) ?? 'POST',
        headers: {
          ...sessionHeaders(shop, app, shopify.random),
          ...(body.headers as Record<string, string> | undefined),
        },
        body: typeof raw === 'string' ? raw : JSON.stringify(raw),
        card: (text(body.cert) ?? 'good') as ClientCard,
      });
      if ('failed' in reply) return ok(reply);
      return ok({ status: reply.status, body: reply.body.toString('utf8') });
    },
  },
  {
    method: 'POST',
    path: '/refunds',
    async run({ shopify }, { body }) {
      const payment = must(shopify.sessions.payments.get(String(body.sessionId)), 'session');
      const minor = parseAmount(String(body.amount), payment.currency);
      if (minor === null) throw new Refused('amount');
      const { refund, status, body: answer } = await placeRefund(shopify, payment, minor);
      return ok({ refundId: refund.id, status, body: answer });
    },
  },
  {
    method: 'POST',
    path: '/orders/mark-paid',
    run({ shopify }, { body }) {
      if (!shopify.orders.markPaid(orderIn(shopify, body))) throw new Refused('paid already', 409);
      return ok({ marked: true });
    },
  },
  {
    method: 'POST',
    path: '/orders/cancel',
    run({ shopify }, { body }) {
      const order = orderIn(shopify, body);
      shopify.orders.cancel(order, body.restock !== false);
      return ok({ cancelledAt: order.cancelledAt?.toISOString() });
    },
  },
];

const orderIn = ({ orders }: Shopify, body: Body) =>
  must(
    orders.of(String(body.shop)).find(({ name, gid }) => name === body.order || gid === body.order),
    'order',
  );

/** The checkout of a `group` again, or a new one. */
function checkoutFor({ checkouts }: Shopify, shop: Shop, body: Body): Checkout {
  const group = text(body.group);
  const currency = text(body.currency) ?? shop.currency;
  const amountMinor = parseAmount(String(body.amount), currency);
  if (amountMinor === null) throw new Refused('amount');
  const known = group ? checkouts.ofGroup(group) : null;
  if (known) return Object.assign(known, { amountMinor, currency });
  return checkouts.open({
    shop: shop.domain,
    amountMinor,
    currency,
    ...(group && { group }),
    contact: {
      email: text(body.email),
      phone: text(body.phone),
      name: text(body.name),
      locale: text(body.locale) ?? 'es-PE',
    },
  });
}
