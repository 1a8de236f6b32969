import type { Money } from '#app/kernel/money.ts';

/** What a gateway may want to know of the shopper before it makes a code. */
export type ContactField = 'name' | 'email' | 'phone' | 'document';

/** What the shopper typed into the form. */
export type EnteredContact = { readonly [field in ContactField]?: string };

export type NotServedReason =
  | 'manual-capture'
  | 'currency'
  | 'amount-too-large'
  | 'amount-too-small'
  | 'no-account'
  | 'limited'
  | 'test-without-account';

/** Whether the gateway was asked on the shopper's own wish, and what it said. */
export type LastAsked = 'none' | 'just-asked' | 'still-unpaid' | 'could-not-ask';

/** A picture that stands for text. `gateway`: a payment QR that the gateway gave. `page`: only this page's own address. */
export type Qr = { readonly text: string; readonly of: 'gateway' | 'page' };

/** A code that can be paid. Instants are UTC; the page shows them in Lima time. */
export type Awaiting = {
  readonly kind: 'awaiting';
  /** As the gateway wrote it, without blanks; null where it is shown on the gateway's own page only. */
  readonly code: string | null;
  readonly expiresAt: Date;
  readonly gatewayPageUrl: string | null;
  readonly qr: Qr | null;
  /** Text of a Code 128 barcode that the gateway gave, or null. */
  readonly barcode: string | null;
  readonly lastAsked: LastAsked;
};

export type AskContact = {
  readonly kind: 'ask-contact';
  readonly needs: readonly ContactField[];
  /** Which of them were refused; empty the first time. */
  readonly wrong: readonly ContactField[];
  /** What the shopper wrote, so that nothing is written twice. */
  readonly entered: EnteredContact;
};

/** What the shopper's page is about; each state has its own next step. */
export type PageState =
  | AskContact
  | { readonly kind: 'preparing' }
  | Awaiting
  | { readonly kind: 'verifying' }
  | { readonly kind: 'paid'; readonly paidAt: Date | null }
  /** Another session of the same checkout, of another amount, was paid. */
  | { readonly kind: 'paid-otherwise'; readonly received: Money }
  | { readonly kind: 'lapsed'; readonly canRenew: boolean }
  | { readonly kind: 'voiding' | 'voided' }
  /** Money of another amount, about which a person is still to decide. */
  | { readonly kind: 'held'; readonly asked: Money; readonly received: Money | null }
  /** Money of another amount that the shop did not take for the order. */
  | { readonly kind: 'decided'; readonly received: Money }
  | { readonly kind: 'reversed'; readonly amount: Money }
  | { readonly kind: 'late' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'not-served'; readonly reason: NotServedReason };

/** Where each form of the page is posted; its button also sends `intent` with the form's name. */
export type FormPaths = Readonly<Record<'contact' | 'ask-now' | 'renew' | 'cancel', string>>;

/**
 * How the shopper leaves without paying: `give-up` before Shopify knows of the code (back to checkout, another method),
 * `cancel-order` after it, or null where neither is possible.
 */
export type WayOut = 'give-up' | 'cancel-order' | null;

/** All that the shopper's page needs. Buyer, amount and currency are as checkout showed them (a rule of Shopify). */
export type VoucherPageView = {
  readonly locale: 'es' | 'en';
  readonly shopName: string;
  readonly shopEmail: string | null;
  readonly buyerName: string | null;
  readonly amount: Money;
  /** A test order: nothing of it may be paid. */
  readonly test: boolean;
  /** Absolute address of this page. */
  readonly pageUrl: string;
  readonly backToShop: string;
  readonly wayOut: WayOut;
  readonly forms: FormPaths;
  readonly state: PageState;
};
