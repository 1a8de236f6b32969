import { type Html, html } from '../world/html.ts';
import type { Account } from './accounts.ts';
import { bankSheet, type Notice, notices } from './bank-pages.ts';
import type { Provider } from './provider.ts';

/** The sellers' staff hand out an account's keys, and register where its news is sent. */
export function staffPage(providers: readonly Provider[], notice: Notice | null): string {
  const open = providers.filter(({ accounts }) => accounts.all.length > 0);
  return bankSheet(
    'Personal de las pasarelas',
    html`${notices(notice)}
<h1>Personal de las pasarelas<small lang="en">The gateways' staff</small></h1>
<p>Al comercio le das las claves de su cuenta; él las pega en la app y te devuelve la dirección para sus avisos.<small lang="en">You give the merchant the keys of the account; they go into the app, which shows the address for its notifications.</small></p>
${open.flatMap((provider) => provider.accounts.all.map((account) => desk(provider, account)))}`,
  );
}

const desk = ({ dialect: { name, title } }: Provider, account: Account): Html =>
  html`<section aria-label="${title} ${account.id}">
<h2>${title}: ${account.id} (${account.mode === 'test' ? 'pruebas' : 'producción'})<small lang="en">${title}: ${account.id} (${account.mode})</small></h2>
<dl>
${Object.entries(account.keys).map(([key, value]) => html`<dt>${key}</dt><dd><code>${value}</code></dd>`)}
</dl>
<form method="post" action="/bank/staff/${name}/${encodeURIComponent(account.id)}">
<label for="url-${name}-${account.id}">URL de notificación<small lang="en">Notification URL, as the app shows it</small></label>
<input id="url-${name}-${account.id}" name="notificationUrl" type="url" placeholder="https://" value="${account.notificationUrl ?? ''}">
<button class="second">Registrar<small lang="en">Register</small></button>
</form>
</section>`;
