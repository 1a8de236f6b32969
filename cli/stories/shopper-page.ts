import type { Page } from '../launch/browser.ts';

/** Whether the shopper's page shows no code yet and offers to look again: a code has a class of its own. */
export const offersRetry = ({ html }: Page): boolean =>
  !/<p class="code/.test(html) && /<a class="button[^"]*" href="[^"]*\/pay\//.test(html);

/** Whether the page first asks for something that the gateway needs and checkout did not give. */
export const asksContact = ({ html }: Page): boolean => /name="intent" value="contact"/.test(html);
