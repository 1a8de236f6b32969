import { shopifyBooks } from '../control/books.ts';
import type { Stagehands } from '../control/command.ts';
import { answerHtml, type Exchange } from '../network/exchange.ts';
import { type Html, html } from '../pagoefectivo/html.ts';
import { say } from '../shopify/pages/speech.ts';
import { lobbyPage } from './lobby-page.ts';

/** Both books side by side, for a person; machines read the control API. */
export function booksPage({ shopify, pagoefectivo }: Stagehands, exchange: Exchange): true {
  const ours = shopifyBooks(shopify);
  const theirs = pagoefectivo.books();
  const body = html`<h1>${say('Los libros', 'The books')}</h1>
<h2>Shopify</h2>
${table(
  ['Payment ID', 'Estado · State', 'Pedido · Order', 'Importe · Amount', 'Resoluciones · Resolves'],
  ours.sessions.map((line) => [
    line.id,
    line.state,
    `${line.orderName ?? '—'} ${line.financialStatus ?? ''}`,
    `${line.amount} ${line.currency}`,
    String(line.effectiveResolves),
  ]),
)}
<h2>PagoEfectivo</h2>
${table(
  ['CIP', 'Estado · State', 'Importe · Amount', 'Pagos · Payments', 'Avisos · Notified'],
  theirs.codes.map((code) => [
    code.cip,
    code.status,
    `${code.amountMinor} céntimos ${code.currency}`,
    code.payments.map((payment) => payment.operation).join(', ') || '—',
    String(theirs.notifications.filter(({ cip }) => cip === code.cip).length),
  ]),
)}
<h2>${say('Quejas de Shopify', 'Shopify’s complaints')}</h2>
${table(
  ['Dónde · Where', 'Qué · What', 'Detalle · Detail'],
  ours.violations.map(({ where, what, detail }) => [where, what, detail ?? '']),
)}`;
  return answerHtml(exchange, lobbyPage('Libros', body));
}

const table = (heads: string[], rows: string[][]): Html =>
  rows.length === 0
    ? html`<p>${say('Nada todavía.', 'Nothing yet.')}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${heads[0] ?? ''}"><table><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
