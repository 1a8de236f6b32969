import type { Stagehands } from '../control/command.ts';
import { nextDueOf } from '../control/next-due.ts';
import { answerHtml, type Exchange, formOf, redirect } from '../network/exchange.ts';
import { limaTime, say } from '../shopify/pages/speech.ts';
import { html } from '../world/html.ts';
import { lobbyPage } from './lobby-page.ts';

const HOUR = 3_600_000;
const STEPS: Array<[string, string, number]> = [
  ['1 minuto', '1 minute', 60_000],
  ['1 hora', '1 hour', HOUR],
  ['6 horas', '6 hours', 6 * HOUR],
  ['1 día', '1 day', 24 * HOUR],
  ['2 días', '2 days', 48 * HOUR],
  ['3 días', '3 days', 72 * HOUR],
];

export function clockPage({ clock, gateways }: Stagehands, exchange: Exchange): true {
  const due = nextDueOf(gateways);
  const body = html`<h1>${say('El reloj', 'The clock')}</h1>
<div class="card"><dl>
<dt>${say('Ahora (Lima)', 'Now (Lima)')}</dt><dd>${limaTime(clock.now())}</dd>
<dt>${say('Adelanto', 'Ahead by')}</dt><dd>${(clock.offsetMs() / HOUR).toFixed(1)} h</dd>
<dt>${say('Lo próximo en las pasarelas', 'Next at the gateways')}</dt>
<dd>${due ? limaTime(due) : '—'}</dd></dl></div>
<p>${say(
    'El tiempo solo avanza. Los códigos vencen y los pedidos caducan como en la vida real.',
    'Time only moves on. Codes and orders expire as they do in real life.',
  )}</p>
${STEPS.map(
  ([es, en, ms]) => html`<form class="inline" method="post" action="/clock">
<button name="advanceMs" value="${String(ms)}">${say(`+ ${es}`, `+ ${en}`)}</button></form>`,
)}`;
  return answerHtml(exchange, lobbyPage('Reloj', body));
}

export async function moveClock({ clock }: Stagehands, exchange: Exchange): Promise<true> {
  const ms = Number(formOf(exchange).get('advanceMs'));
  if (Number.isSafeInteger(ms) && ms > 0) await clock.advance(ms);
  return redirect(exchange, '/clock');
}
