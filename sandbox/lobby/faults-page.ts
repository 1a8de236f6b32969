import type { Stagehands } from '../control/command.ts';
import { answerHtml, type Exchange, formOf, redirect } from '../network/exchange.ts';
import { type Html, html } from '../pagoefectivo/html.ts';
import { say } from '../shopify/pages/speech.ts';
import { lobbyPage } from './lobby-page.ts';

const CALL = ['ok', 'down', '500', 'slow', 'timeout-before', 'timeout-after', '401', 'garbage'];
const POST = ['ok', 'lost', 'doubled', 'late'];

const gatewayChoices = (name: string): string[] =>
  name === 'pagoefectivo.notifications' ? POST : CALL;

export function faultsPage({ shopify, pagoefectivo }: Stagehands, exchange: Exchange): true {
  const switches = { ...shopify.faults.all(), ...pagoefectivo.faults.get() };
  const choices = shopify.faults.choices();
  const rows = Object.entries(switches).map(([name, { fault }]) =>
    row(name, fault, choices[name] ?? gatewayChoices(name)),
  );
  const body = html`<h1>${say('Las fallas', 'The faults')}</h1>
<p>${say(
    'Daña una conexión y mira qué hace la app. «ok» la repara.',
    'Break a connection and see what the app does. “ok” mends it.',
  )}</p>${rows}`;
  return answerHtml(exchange, lobbyPage('Fallas', body));
}

const row = (name: string, fault: string, choices: readonly string[]): Html =>
  html`<form class="card" method="post" action="/faults"><input type="hidden" name="name" value="${name}">
<label for="${name}"><code>${name}</code></label>
<select id="${name}" name="fault">${choices.map(
    (choice) =>
      html`<option value="${choice}"${choice === fault ? html` selected` : ''}>${choice}</option>`,
  )}</select>
<button class="plain">${say('Aplicar', 'Apply')}</button></form>`;

export function switchFault({ shopify, pagoefectivo }: Stagehands, exchange: Exchange): true {
  const form = formOf(exchange);
  const name = form.get('name') ?? '';
  const fault = form.get('fault') ?? 'ok';
  if (name.startsWith('pagoefectivo.')) pagoefectivo.faults.set(name, fault);
  else shopify.faults.set(name, fault);
  return redirect(exchange, '/faults');
}
