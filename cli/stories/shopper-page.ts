import type { Page } from '../launch/browser.ts';

/** Whether the shopper's page shows no code yet and offers to look again at itself: a code has a class of its own. */
export const offersRetry = ({ html, url }: Page): boolean =>
  !/<p class="code/.test(html) &&
  [...html.matchAll(/<a class="button[^"]*" href="([^"]*)"/g)].some(
    ([, href = '']) => new URL(href, url).pathname === new URL(url).pathname,
  );

/** Whether the page first asks for something that the gateway needs and checkout did not give. */
export const asksContact = ({ html }: Page): boolean => /name="intent" value="contact"/.test(html);
