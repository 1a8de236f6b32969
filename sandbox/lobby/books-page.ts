import { shopifyBooks } from '../control/books.ts';
import type { Stagehands } from '../control/command.ts';
import { answerHtml, type Exchange } from '../network/exchange.ts';
import { say } from '../shopify/pages/speech.ts';
import { joined } from '../till/books.ts';
import { type Html, html } from '../world/html.ts';
import { lobbyPage } from './lobby-page.ts';

/** All books side by side, for a person; machines read the control API. */
export function booksPage({ shopify, gateways }: Stagehands, exchange: Exchange): true {
  const ours = shopifyBooks(shopify);
  const theirs = joined(gateways.map((gateway) => gateway.books()));
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
<h2>${say('Pasarelas', 'Gateways')}</h2>
${table(
  [
    'CIP',
    'Pasarela · Gateway',
    'Estado · State',
    'Importe · Amount',
    'Pagos · Payments',
    'Avisos · Notified',
  ],
  theirs.codes.map((code) => [
    code.code,
    code.gateway,
    code.status,
    `${code.amountMinor} céntimos ${code.currency}`,
    code.payments.map((payment) => payment.operation).join(', ') || '—',
    String(theirs.notifications.filter(({ reference }) => reference === code.reference).length),
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
