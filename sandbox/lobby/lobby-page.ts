import { document } from '../shopify/pages/layout.ts';
import { say } from '../shopify/pages/speech.ts';
import { type Html, html } from '../world/html.ts';

/** A page of the lobby. */
export const lobbyPage = (title: string, body: Html): string =>
  document({
    title: `${title} · Sandbox`,
    body: html`<header class="bar lobby"><a href="/">${say('Sandbox: el mundo de afuera', 'The outside world')}</a>
<em>SIN DINERO REAL</em></header>
<main>${body}</main>`,
  });
