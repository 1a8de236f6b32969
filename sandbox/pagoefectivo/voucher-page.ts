import { forPeople } from './amount.ts';
import { type Answer, page } from './answer.ts';
import { type Codes, type Status, statusOf } from './codes.ts';
import { html, sheet } from './html.ts';
import { limaForPeople } from './lima-time.ts';
import type { Mode, Services } from './service.ts';

const STANDING: Readonly<Record<Status, string>> = {
  generated: 'Pendiente de pago',
  paid: 'Pagado',
  expired: 'Vencido: ya no se puede pagar',
  deleted: 'Anulado: ya no se puede pagar',
};

/** PagoEfectivo's own page of a code, at `https://…payment.pagoefectivo.pe/<token>.html`. */
export function voucherPage(
  path: string,
  mode: Mode,
  books: { codes: Codes; services: Services; now: Date },
): Answer {
  const token = /^\/([0-9a-fA-F-]{36})\.html$/.exec(path)?.[1] ?? '';
  const code = books.codes.findByToken(token);
  if (!code || books.services.find(code.idService)?.mode !== mode) {
    return page(404, sheet('PagoEfectivo', html`<h1>No encontramos este código</h1>`));
  }
  return page(
    200,
    sheet(
      `CIP ${code.cip}`,
      html`<h1>Código de pago (CIP)</h1>
<p class="big">${code.cip}</p>
<dl>
<dt>Empresa recaudadora</dt><dd>PagoEfectivo</dd>
<dt>Nombre de servicio</dt><dd>${serviceName(code.currency)}</dd>
<dt>Importe</dt><dd>${forPeople(code.amountMinor, code.currency)}</dd>
<dt>Vencimiento</dt><dd>${limaForPeople(code.expiresAt)} (hora de Lima)</dd>
<dt>Estado</dt><dd>${STANDING[statusOf(code, books.now)]}</dd>
</dl>`,
    ),
  );
}

/** What a bank's menu calls the service of a currency. */
export function serviceName(currency: string): string {
  return currency === 'USD' ? 'PagoEfectivo Dólares' : 'PagoEfectivo Soles';
}
