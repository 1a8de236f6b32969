import { html, sheet } from '../world/html.ts';
import { forPeople } from './amount.ts';
import { type Answer, page } from './answer.ts';
import type { Code, Status } from './codes.ts';
import { limaForPeople } from './lima-time.ts';

const STANDING: Readonly<Record<Status, string>> = {
  awaiting: 'Pendiente de pago',
  paid: 'Pagado',
  lapsed: 'Vencido: ya no se puede pagar',
  voided: 'Anulado: ya no se puede pagar',
  refunded: 'Devuelto',
  reversed: 'Extornado',
  'charged-back': 'Desconocido por quien pagó',
};

/** A seller's own page of a code, for the shopper. */
export function voucherPage(code: Code, status: Status): Answer {
  return page(
    200,
    sheet(
      `CIP ${code.code}`,
      html`<h1>Código de pago (CIP)</h1>
<p class="big">${code.code}</p>
<dl>
<dt>Empresa recaudadora</dt><dd>PagoEfectivo</dd>
<dt>Nombre de servicio</dt><dd>${serviceName(code.currency)}</dd>
<dt>Importe</dt><dd>${forPeople(code.amountMinor, code.currency)}</dd>
<dt>Vencimiento</dt><dd>${limaForPeople(code.expiresAt)} (hora de Lima)</dd>
<dt>Estado</dt><dd>${STANDING[status]}</dd>
</dl>`,
    ),
  );
}

/** What a seller's page host says to an address of no code. */
export const noVoucherPage = (title: string): Answer =>
  page(404, sheet(title, html`<h1>No encontramos este código</h1>`));

/** What a bank's menu calls the service of a currency, whoever sold the code. */
export function serviceName(currency: string): string {
  return currency === 'USD' ? 'PagoEfectivo Dólares' : 'PagoEfectivo Soles';
}
