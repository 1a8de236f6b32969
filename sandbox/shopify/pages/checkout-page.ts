import { answerHtml, redirect } from '../../network/exchange.ts';
import { html } from '../../world/html.ts';
import type { Checkout } from '../checkout.ts';
import { placePayment } from '../place-payment.ts';
import { checkoutForm } from './checkout-form.ts';
import { storePage } from './layout.ts';
import { say } from './speech.ts';
import { thankYou } from './thank-you.ts';
import { field, goTo, type Page, type Visit } from './visit.ts';

export const checkoutPages: Page[] = [
  {
    method: 'GET',
    path: '/shops/:domain/checkouts/:token',
    show: (visit) => withCheckout(visit, (checkout) => showForm(visit, checkout, null)),
  },
  {
    method: 'POST',
    path: '/shops/:domain/checkouts/:token/pay',
    show: (visit) => withCheckout(visit, (checkout) => pay(visit, checkout)),
  },
  {
    // The gateway sends the shopper here; Shopify then decides what to show.
    method: 'GET',
    path: '/shops/:domain/checkouts/:token/processing',
    show: (visit) =>
      withCheckout(visit, ({ token, attempts }) => {
        const last = visit.shopify.sessions.payments.get(attempts.at(-1) ?? '');
        const placed = visit.shopify.orders.ofCheckout(token) !== null;
        const rejected = last?.state === 'rejected' && !placed;
        return goTo(visit, `/checkouts/${token}${rejected ? '?failed=1' : '/thank-you'}`);
      }),
  },
  {
    method: 'GET',
    path: '/shops/:domain/checkouts/:token/thank-you',
    show: (visit) => withCheckout(visit, (checkout) => thankYou(visit, checkout)),
  },
];

type Shown = Promise<true> | true;

function withCheckout(visit: Visit, show: (checkout: Checkout) => Shown): Shown {
  const checkout = visit.shopify.checkouts.find(visit.parts.token ?? '');
  return checkout?.shop === visit.shop.domain ? show(checkout) : goTo(visit, '');
}

function showForm(visit: Visit, checkout: Checkout, problem: [string, string] | null): true {
  const { exchange, shop } = visit;
  const failed = exchange.url.searchParams.has('failed');
  const [es, en] = problem ?? [
    'No pudimos procesar tu pago. Elige otro medio o vuelve a intentarlo.',
    'Your payment can’t be processed. Choose another method or try again.',
  ];
  const note = problem || failed ? html`<div class="note bad">${say(es, en)}</div>` : null;
  const form = checkoutForm(visit, checkout, note);
  return answerHtml(exchange, storePage(shop, 'Finalizar compra', form));
}

async function pay(visit: Visit, checkout: Checkout): Promise<true> {
  const { shopify, shop, exchange, reach } = visit;
  const app = shopify.gatewayOf(shop);
  checkout.contact = {
    email: field(visit, 'email') || null,
    phone: field(visit, 'phone') || null,
    name: field(visit, 'name') || null,
    locale: 'es-PE',
  };
  if (!checkout.contact.email && !checkout.contact.phone) {
    const missing = [
      'Escribe tu correo o tu celular.',
      'Enter your e-mail or your phone.',
    ] as const;
    return showForm(visit, checkout, [...missing]);
  }
  if (!app) return showForm(visit, checkout, null);
  const test = shop.installs.get(app.clientId)?.testMode === true;
  const { session } = await placePayment(shopify, {
    shop,
    clientId: app.clientId,
    checkout,
    test,
    kind: 'sale',
  });
  if (session.redirectUrl) return redirect(exchange, reach(session.redirectUrl));
  return showForm(visit, checkout, [
    'PagoEfectivo no respondió. No se te cobró nada. Vuelve a intentarlo en unos minutos.',
    'The payments app did not answer. Nothing was charged. Try again in a few minutes.',
  ]);
}
