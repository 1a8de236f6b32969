import type { SetupProblem } from '#app/merchants/setup-page.ts';

/** What went wrong with a form of the page, and what of it is typed in again for the merchant: never a secret. */
export type Refused = SetupProblem & { readonly entered: Readonly<Record<string, string>> };
