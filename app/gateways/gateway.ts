import type { Clock } from '#app/kernel/clock.ts';
import type { Currency, Money } from '#app/kernel/money.ts';
import type { Result } from '#app/kernel/result.ts';
import type { Downloads, Egress } from '#app/platform/egress.server.ts';
import type { RefundOrder, RefundStanding } from './refund.ts';
import type { ReportFormat } from './report.ts';
import type { ReportSource } from './report-source.ts';

/** The port through which the house speaks to a provider of codes. Every provider is one island beside this file. */

export type GatewayMode = 'test' | 'live';

/** Which side decides until when a code can be paid. */
export type ExpiryRule = 'exact' | 'day' | 'gateway-decides';

/** The currencies that codes are sold in (DESIGN 5, law 1); a report may bring others. */
export const VOUCHER_CURRENCIES: readonly Currency[] = ['PEN', 'USD'];

/** What a gateway can do; the rest of the app and the merchant see it, so that nothing is a surprise. */
export type GatewayCapabilities = {
  readonly currencies: readonly Currency[];
  readonly expiry: ExpiryRule;
  readonly voids: boolean;
  readonly extends: boolean;
  /** Where its API sends money back to; `manual`: the merchant transfers it himself. */
  readonly refunds: 'bank-account' | 'wallet' | 'manual';
  /** Who brings our notification address to it: its staff, the merchant in its panel, or we with each order. */
  readonly addressGivenBy: 'staff' | 'panel' | 'order';
  /** `unsigned`: a delivery proves nothing and is only a reason to ask. */
  readonly notifications: 'signed' | 'unsigned';
  /** Whether issuing twice with the same transaction code is harmless at the gateway. */
  readonly idempotentIssue: boolean;
  /** Whether a code can be found by our own transaction code after a time-out. */
  readonly queryByTransactionCode: boolean;
  /** What of the shopper must be known before a code can be issued. */
  readonly contactNeeded: readonly ContactField[];
  /** Whether its notifications name a person: if so their bytes are sealed at rest (law 9). */
  readonly notificationsNamePeople: boolean;
};

/** `rejected`: it said no, don't repeat. `unavailable`: nothing happened, repeat later. `indeterminate`: sent, outcome unknown (law 4). `misconfigured`: a person must act. */
export type GatewayError =
  | {
      readonly kind: 'rejected';
      readonly code: string;
      readonly reason: RejectedReason;
      /** With `invalid-contact`: which part of it, where the gateway says so. */
      readonly contact?: ContactField;
    }
  | { readonly kind: 'unavailable'; readonly retryAfterMs?: number }
  | { readonly kind: 'indeterminate' }
  | { readonly kind: 'misconfigured'; readonly code: string };

export type RejectedReason =
  | 'amount-too-large'
  | 'amount-too-small'
  | 'invalid-contact'
  | 'invalid-request'
  | 'not-allowed-now';

/** What a gateway may want to know of the shopper. `document`: DNI, CE, RUC or passport, as typed. `name`: any of his names. */
export type ContactField = 'name' | 'email' | 'phone' | 'document';

export type Contact = {
  readonly email: string | null;
  readonly phone: string | null;
  readonly document: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
};

/** An order for one code. `transactionCode` is ours, at most 36 characters, fresh for each attempt. */
export type IssueOrder = {
  readonly transactionCode: string;
  readonly amount: Money;
  readonly expiresAt: Date;
  /** Shown to the payer, e.g. the shop's name; the island shortens it. */
  readonly concept: string;
  readonly contact: Contact;
  readonly locale: 'es' | 'en';
};

/** A code that lives. */
export type IssuedVoucher = {
  /** What the gateway calls it and is asked by, as text (PagoEfectivo: the CIP; others: their own id). */
  readonly reference: string;
  /** What the shopper types at the bank: the CIP, as text. Null where the gateway shows it on its own page only. */
  readonly code: string | null;
  readonly expiresAt: Date;
  readonly pageUrl: string | null;
};

/** What the gateway says now. A word it does not know is `unknown`: never paid, never lapsed (law 4). */
export type Observation =
  | { readonly status: 'awaiting'; readonly facts: ObservedFacts }
  | { readonly status: 'paid'; readonly facts: ObservedFacts; readonly paidAt: Date | null }
  | { readonly status: 'lapsed'; readonly facts: ObservedFacts }
  | { readonly status: 'voided'; readonly facts: ObservedFacts }
  /** It was paid, and the money was taken back by the bank, the agency or a dispute. */
  | { readonly status: 'reversed'; readonly facts: ObservedFacts }
  /** It was paid, and the merchant gave the money back, in whole or in part. */
  | { readonly status: 'refunded'; readonly facts: ObservedFacts; readonly paidAt: Date | null }
  | { readonly status: 'unknown'; readonly word: string }
  | { readonly status: 'not-found' };

/** A code found by our own transaction code, after an issue whose answer was lost. */
export type FoundVoucher = { readonly voucher: IssuedVoucher; readonly observation: Observation };

/** The frozen facts as the gateway repeats them. `operation` is its own number of the payment where it tells one. */
export type ObservedFacts = {
  readonly amount: Money;
  readonly transactionCode: string | null;
  /** What the shopper types, where the gateway repeats it. */
  readonly code?: string | null;
  readonly expiresAt: Date | null;
  readonly operation: string | null;
  /** The gateway's own status word, for the evidence. */
  readonly word: string;
};

/** The bytes of a delivery as they came; header names in lower case, values untouched. */
export type RawNotification = {
  readonly body: Uint8Array;
  /** What stood behind `?` in the address, without it; absent where nothing did. */
  readonly query?: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

/**
 * A verified delivery, typed. It is a hint, never a proof (law 3). `changed`: the code moved, and only asking tells whither;
 * each such delivery is a reason of its own to ask. `unknown`: a word that stands in no document.
 */
export type GatewayNotification = {
  readonly event: 'paid' | 'lapsed' | 'reversed' | 'changed' | 'unknown';
  /** The provider's own word for the event. */
  readonly eventType: string;
  readonly reference: string;
  readonly operation: string | null;
  readonly amount: Money | null;
  readonly transactionCode: string | null;
  /** Only our own code is vouched for: the reference beside it may have been altered (PayU signs no `reference_pol`). */
  readonly referenceIsHint?: true;
  /** Further codes that the same delivery names as changed (EBANX lists several). */
  readonly alsoChanged?: readonly string[];
};

/** Why a delivery is not believed; names the check that failed and holds nothing secret. */
export type NotificationRefused =
  | { readonly reason: 'missing-signature' | 'malformed-signature' | 'wrong-signature' }
  /** Verified but unreadable: it is kept all the same and answered 200 (law 5). */
  | { readonly reason: 'unreadable'; readonly detail: string };

/** A field of the form in which a merchant enters his credentials. Labels come from the admin's words by `gateway.name` and `name`. */
export type CredentialField = {
  readonly name: string;
  readonly secret: boolean;
  /** The texts that it can have, where they are few: chosen, not typed. */
  readonly options?: readonly string[];
};

/** One opened account at a gateway. */
export type Gateway = {
  issue(order: IssueOrder): Promise<Result<IssuedVoucher, GatewayError>>;
  query(reference: string): Promise<Result<Observation, GatewayError>>;
  void(reference: string): Promise<Result<null, GatewayError>>;
  extend(reference: string, until: Date): Promise<Result<null, GatewayError>>;
  /** Asks by our own transaction code; null where the gateway holds none. Only with `queryByTransactionCode`. */
  find(transactionCode: string): Promise<Result<FoundVoucher | null, GatewayError>>;
  /** Sends money back. Repeating the same order sends it once. Only where `refunds` is not `manual`. */
  refund(order: RefundOrder): Promise<Result<RefundStanding, GatewayError>>;
  /** What has become of a refund, by the gateway's reference of it. */
  queryRefund(ask: {
    readonly reference: string;
    readonly refund: string;
  }): Promise<Result<RefundStanding, GatewayError>>;
  /**
   * Proves the credentials by a real call that changes nothing, and answers them as they are to be kept: completed by what
   * the gateway tells of the account (dLocal: which payment method id PagoEfectivo has there).
   */
  probe(): Promise<Result<Credentials, GatewayError>>;
};

/** One account as it is opened. */
export type AccountKeys = {
  readonly mode: GatewayMode;
  readonly credentials: Credentials;
  /** Where this account's notifications are to be sent, for gateways that are told so with each order. */
  readonly notificationUrl: string;
};

/** A provider: what it can do, how its credentials read, how its notifications are verified, how an account is opened. */
export type GatewayProvider = {
  readonly name: string;
  readonly capabilities: GatewayCapabilities;
  readonly credentialFields: readonly CredentialField[];
  /** Reads a form's fields; the error lists the names of the fields that are wrong. */
  parseCredentials(
    fields: Readonly<Record<string, string>>,
  ): Result<Credentials, readonly string[]>;
  open(deps: { egress: Egress; clock: Clock }, account: AccountKeys): Gateway;
  /** Verifies over the bytes, then parses: the one way to read a delivery (law 2). */
  readNotification(
    raw: RawNotification,
    credentials: Credentials,
  ): Result<GatewayNotification, NotificationRefused>;
  /**
   * The signature that a request or delivery with these fields must bear, and the text that was signed with every secret
   * masked: for people who compare by eye. The error names the fields that are missing or wrong.
   */
  explainSignature?(
    credentials: Credentials,
    fields: Readonly<Record<string, string>>,
  ): Result<ExplainedSignature, readonly string[]>;
  /** Its settlement reports; none where the merchant maps the columns himself. */
  readonly reports: readonly ReportFormat[];
  /** Opens the way to the reports that it gives by API; absent where it has none, or none that is documented. */
  openReports?(
    deps: { egress: Egress; downloads: Downloads },
    account: Omit<AccountKeys, 'notificationUrl'>,
  ): ReportSource;
  /** Removes what names a person or opens a door from one of its payloads. */
  scrub(text: string): string;
};

export type ExplainedSignature = { readonly signature: string; readonly signed: string };

/** Opaque outside the provider's island; only its `parseCredentials` makes one. Plain JSON text inside, so that it can be sealed. */
export type Credentials = {
  readonly gateway: string;
  readonly fields: Readonly<Record<string, string>>;
};
