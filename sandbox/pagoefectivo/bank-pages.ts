import { fixedText, forPeople } from './amount.ts';
import { type Code, type Payment, type Status, statusOf } from './codes.ts';
import { type Html, html, sheet } from './html.ts';
import { limaForPeople } from './lima-time.ts';
import type { Service } from './service.ts';
import { serviceName } from './voucher-page.ts';

/** What a page says about what was just done. */
export type Notice = { readonly good: boolean; readonly es: string; readonly en: string };

const CLOSED: Readonly<Record<Exclude<Status, 'generated'>, Notice>> = {
  paid: { good: true, es: 'Este código ya está pagado.', en: 'This code is already paid.' },
  expired: {
    good: false,
    es: 'Este código venció: el banco ya no lo acepta.',
    en: 'This code has lapsed: the bank no longer takes it.',
  },
  deleted: {
    good: false,
    es: 'La tienda anuló este código: el banco ya no lo acepta.',
    en: 'The shop voided this code: the bank no longer takes it.',
  },
};

const CONFIRM = html`<h1>Confirma tu pago<small lang="en">Confirm your payment</small></h1>`;
const DETAILS = html`<h1>Código de pago<small lang="en">Payment code</small></h1>`;

/** The bank's first page: type a code, or pick one that waits. */
export function startPage(waiting: readonly Code[], notice: Notice | null): string {
  const list = waiting.map(
    (code) =>
      html`<li><a href="/bank/codes/${code.cip}"><strong>${code.cip}</strong> <span>${forPeople(code.amountMinor, code.currency)}</span></a></li>`,
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
export function codePage(code: Code, now: Date, notice: Notice | null): string {
  const status = statusOf(code, now);
  const closed = status === 'generated' || notice ? null : CLOSED[status];
  const pay = html`<form method="post" action="/bank/codes/${code.cip}/pay">
<button>Pagar ${forPeople(code.amountMinor, code.currency)}<small lang="en">Pay</small></button>
</form>`;
  return bankSheet(
    `CIP ${code.cip}`,
    html`${notices(notice ?? closed)}
${status === 'generated' ? CONFIRM : DETAILS}
<dl>
<dt>Empresa / Company</dt><dd>PagoEfectivo</dd>
<dt>Servicio / Service</dt><dd>${serviceName(code.currency)}</dd>
<dt>Código de pago (CIP) / Code</dt><dd>${code.cip}</dd>
${code.concept ? html`<dt>Concepto / For</dt><dd>${code.concept}</dd>` : html``}
<dt>Importe / Amount</dt><dd>${forPeople(code.amountMinor, code.currency)}</dd>
<dt>Vence (hora de Lima) / Due (Lima time)</dt><dd>${limaForPeople(code.expiresAt)}</dd>
</dl>
${status === 'generated' ? pay : html``}
${code.payments.length > 0 ? paymentList(code) : html``}
${troubleButtons(code)}`,
  );
}

/** PagoEfectivo's staff hand out a service's keys and register where its news is sent. */
export function staffPage(services: readonly Service[], notice: Notice | null): string {
  return bankSheet(
    'Personal de PagoEfectivo',
    html`${notices(notice)}
<h1>Personal de PagoEfectivo<small lang="en">PagoEfectivo's staff</small></h1>
<p>Al comercio le das las claves de su servicio; él las pega en la app y te devuelve la dirección para sus avisos.<small lang="en">You give the merchant the keys of the service; they go into the app, which shows the address for its notifications.</small></p>
${services.map(serviceDesk)}`,
  );
}

const serviceDesk = (service: Service): Html =>
  html`<section>
<h2>Servicio ${service.idService} (${service.mode === 'test' ? 'pruebas' : 'producción'})<small lang="en">Service ${service.idService} (${service.mode})</small></h2>
<dl>
<dt>ID de servicio / Service ID</dt><dd><code>${service.idService}</code></dd>
<dt>accessKey</dt><dd><code>${service.accessKey}</code></dd>
<dt>secretKey</dt><dd><code>${service.secretKey}</code></dd>
</dl>
<form method="post" action="/bank/staff/${service.idService}">
<label for="url-${service.idService}">URL de notificación<small lang="en">Notification URL, as the app shows it</small></label>
<input id="url-${service.idService}" name="notificationUrl" type="url" placeholder="https://" value="${service.notificationUrl ?? ''}">
<button class="second">Registrar<small lang="en">Register</small></button>
</form>
</section>`;

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
<form method="post" action="/bank/codes/${code.cip}/pay-other">
<label for="amount">Otro importe<small lang="en">Another amount</small></label>
<input id="amount" name="amount" inputmode="decimal" value="${fixedText(code.amountMinor)}" pattern="[0-9]{1,16}([.][0-9]{1,2})?" required>
<button class="second">Pagar este importe<small lang="en">Pay this amount, whatever the code's state</small></button>
</form>
<form method="post" action="/bank/codes/${code.cip}/pay-twice">
<button class="second">Pagar dos veces<small lang="en">Pay twice: two operations</small></button>
</form>
${standing.map((payment) => reversalForm(code, payment))}
</details>`;
}

function reversalForm(code: Code, payment: Payment): Html {
  return html`<form method="post" action="/bank/codes/${code.cip}/reverse">
<input type="hidden" name="operation" value="${payment.operation}">
<button class="second">Extornar la operación ${payment.operation}<small lang="en">Agency reversal</small></button>
</form>`;
}

function notices(notice: Notice | null): Html {
  if (!notice) return html``;
  return html`<p class="${notice.good ? 'note' : 'note bad'}" role="status">${notice.es}<small lang="en">${notice.en}</small></p>`;
}

function bankSheet(title: string, body: Html): string {
  return sheet(
    `${title} · Banco de prueba`,
    html`<header>Banco de prueba<small lang="en">Pretend bank: no real money moves</small></header>
${body}
<footer><a href="/bank">Banco / Bank</a> · <a href="/bank/staff">Personal de PagoEfectivo / Staff</a> · <a href="/">Todos los papeles / All roles</a></footer>`,
  );
}
