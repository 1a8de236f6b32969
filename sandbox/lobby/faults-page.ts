import type { Stagehands } from '../control/command.ts';
import { choicesOf, setFault, settingsOf } from '../control/switches.ts';
import { answerHtml, type Exchange, formOf, redirect } from '../network/exchange.ts';
import { say } from '../shopify/pages/speech.ts';
import { type Html, html } from '../world/html.ts';
import { lobbyPage } from './lobby-page.ts';

export function faultsPage(hands: Stagehands, exchange: Exchange): true {
  const choices = choicesOf(hands);
  const rows = Object.entries(settingsOf(hands)).map(([name, { fault }]) =>
    row(name, fault, choices[name] ?? []),
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

export function switchFault(hands: Stagehands, exchange: Exchange): true {
  const form = formOf(exchange);
  const setting = { fault: form.get('fault') ?? 'ok', times: null };
  setFault(hands, form.get('name') ?? '', setting);
  return redirect(exchange, '/faults');
}
