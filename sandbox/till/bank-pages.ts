import { type Html, html, sheet } from '../world/html.ts';
import { fixedText, forPeople } from './amount.ts';
import type { Code, Payment, Status } from './codes.ts';
import { limaForPeople } from './lima-time.ts';
import type { Provider } from './provider.ts';
import { serviceName } from './voucher-page.ts';

/** A code at the bank, with the seller that it belongs to. */
export type SoldCode = {
  readonly code: Code;
  readonly provider: Provider;
  readonly status: Status;
};

/** What a page says about what was just done. */
export type Notice = { readonly good: boolean; readonly es: string; readonly en: string };

const CLOSED: Readonly<Record<Exclude<Status, 'awaiting'>, Notice>> = {
  paid: { good: true, es: 'Este código ya está pagado.', en: 'This code is already paid.' },
  lapsed: {
    good: false,
    es: 'Este código venció: el banco ya no lo acepta.',
    en: 'This code has lapsed: the bank no longer takes it.',
  },
  voided: {
    good: false,
    es: 'La tienda anuló este código: el banco ya no lo acepta.',
    en: 'The shop voided this code: the bank no longer takes it.',
  },
  refunded: {
    good: false,
    es: 'Este código se pagó, y la tienda devolvió el dinero.',
    en: 'This code was paid, and the shop gave the money back.',
  },
  reversed: {
    good: false,
    es: 'Este código se pagó, y el pago fue extornado.',
    en: 'This code was paid, and the payment was reversed.',
  },
  'charged-back': {
    good: false,
    es: 'Este código se pagó, y el pago fue desconocido.',
    en: 'This code was paid, and the payment was disputed.',
  },
};

const CONFIRM = html`<h1>Confirma tu pago<small lang="en">Confirm your payment</small></h1>`;
const DETAILS = html`<h1>Código de pago<small lang="en">Payment code</small></h1>`;

/** The bank's first page: type a code, or pick one that waits. */
export function startPage(waiting: readonly SoldCode[], notice: Notice | null): string {
  const list = waiting.map(
    ({ code }) =>
      html`<li><a href="/bank/codes/${code.code}"><strong>${code.code}</strong> <span>${forPeople(code.amountMinor, code.currency)}</span></a></li>`,
  );
  const none = html`<p>Ningún código espera pago.<small lang="en">No code is waiting for payment.</small></p>`;
  return bankSheet(
    'Pago de servicios',
    html`${notices(notice)}
<h1>Pago de servicios<small lang="en">Pay a bill</small></h1>
<form method="get" action="/bank/codes">
<label for="cip">Código de pago (CIP)<small lang="en">Payment code</small></label>
<input id="cip" name="cip" inputmode="numeric" autocomplete="off" maxlength="14" required>
<button>Buscar<small lang="en">Find</small></button>
</form>
<h2>Códigos por pagar<small lang="en">Codes waiting for payment</small></h2>
${list.length > 0 ? html`<ul>${list}</ul>` : none}`,
  );
}

/** One code at the bank: what is paid, to whom, how much; and the buttons. */
export function codePage({ code, status, provider }: SoldCode, notice: Notice | null): string {
  const closed = status === 'awaiting' || notice ? null : CLOSED[status];
  const pay = html`<form method="post" action="/bank/codes/${code.code}/pay">
<button>Pagar ${forPeople(code.amountMinor, code.currency)}<small lang="en">Pay</small></button>
</form>`;
  return bankSheet(
    `CIP ${code.code}`,
    html`${notices(notice ?? closed)}
${status === 'awaiting' ? CONFIRM : DETAILS}
<dl>
<dt>Empresa / Company</dt><dd>PagoEfectivo</dd>
<dt>Servicio / Service</dt><dd>${serviceName(code.currency)}</dd>
<dt>Vendido por / Sold by</dt><dd>${provider.dialect.title}</dd>
<dt>Código de pago (CIP) / Code</dt><dd>${code.code}</dd>
${code.concept ? html`<dt>Concepto / For</dt><dd>${code.concept}</dd>` : html``}
<dt>Importe / Amount</dt><dd>${forPeople(code.amountMinor, code.currency)}</dd>
<dt>Vence (hora de Lima) / Due (Lima time)</dt><dd>${limaForPeople(code.expiresAt)}</dd>
</dl>
${status === 'awaiting' ? pay : html``}
${code.payments.length > 0 ? paymentList(code) : html``}
${troubleButtons(code)}`,
  );
}

function paymentList(code: Code): Html {
  const lines = code.payments.map(
    (payment) =>
      html`<dt>Operación ${payment.operation}</dt><dd>${forPeople(payment.amountMinor, payment.currency)} · ${limaForPeople(payment.at)}${payment.reversedAt ? html`<small>Extornado / Reversed</small>` : html``}</dd>`,
  );
  return html`<h2>Pagos de este código<small lang="en">Payments of this code</small></h2><dl>${lines}</dl>`;
}

function troubleButtons(code: Code): Html {
  const standing = code.payments.filter((payment) => payment.reversedAt === null);
  return html`<details>
<summary>Cuando algo sale mal<small lang="en">Trouble</small></summary>
<form method="post" action="/bank/codes/${code.code}/pay-other">
<label for="amount">Otro importe<small lang="en">Another amount</small></label>
<input id="amount" name="amount" inputmode="decimal" value="${fixedText(code.amountMinor)}" pattern="[0-9]{1,16}([.][0-9]{1,2})?" required>
<button class="second">Pagar este importe<small lang="en">Pay this amount, whatever the code's state</small></button>
</form>
<form method="post" action="/bank/codes/${code.code}/pay-twice">
<button class="second">Pagar dos veces<small lang="en">Pay twice: two operations</small></button>
</form>
${standing.map((payment) => reversalForm(code, payment))}
</details>`;
}

function reversalForm(code: Code, payment: Payment): Html {
  return html`<form method="post" action="/bank/codes/${code.code}/reverse">
<input type="hidden" name="operation" value="${payment.operation}">
<button class="second">Extornar la operación ${payment.operation}<small lang="en">Agency reversal</small></button>
</form>`;
}

/** What was just done, as the page's first line. */
export function notices(notice: Notice | null): Html {
  if (!notice) return html``;
  return html`<p class="${notice.good ? 'note' : 'note bad'}" role="status">${notice.es}<small lang="en">${notice.en}</small></p>`;
}

/** A page under /bank. */
export function bankSheet(title: string, body: Html): string {
  return sheet(
    `${title} · Banco de prueba`,
    html`<header>Banco de prueba<small lang="en">Pretend bank: no real money moves</small></header>
${body}
<footer><a href="/bank">Banco / Bank</a> · <a href="/bank/staff">Personal de las pasarelas / Gateways’ staff</a> · <a href="/">Todos los papeles / All roles</a></footer>`,
  );
}
