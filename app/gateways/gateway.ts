import type { Clock } from '#app/kernel/clock.ts';
import type { Currency, Money } from '#app/kernel/money.ts';
import type { Result } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';

/** The port through which the house speaks to a provider of codes. Every provider is one island beside this file. */

export type GatewayMode = 'test' | 'live';

/** Which side decides until when a code can be paid. */
export type ExpiryRule = 'exact' | 'day' | 'gateway-decides';

/** What a gateway can do; the rest of the app and the merchant see it, so that nothing is a surprise. */
export type GatewayCapabilities = {
  readonly currencies: readonly Currency[];
  readonly expiry: ExpiryRule;
  readonly voids: boolean;
  readonly extends: boolean;
  readonly refunds: 'api' | 'manual';
  /** Whether issuing twice with the same transaction code is harmless at the gateway. */
  readonly idempotentIssue: boolean;
  /** Whether a code can be found by our own transaction code after a time-out. */
  readonly queryByTransactionCode: boolean;
  /** What of the shopper's contact must be known before a code can be issued. */
  readonly contactNeeded: readonly ('email' | 'phone')[];
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
      readonly contact?: 'email' | 'phone';
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

export type Contact = {
  readonly email: string | null;
  readonly phone: string | null;
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

/** A code that lives. `reference` is what the gateway calls it (PagoEfectivo: the CIP), as text. */
export type IssuedVoucher = {
  readonly reference: string;
  readonly expiresAt: Date;
  readonly pageUrl: string | null;
};

/** What the gateway says now. A word it does not know is `unknown`: never paid, never lapsed (law 4). */
export type Observation =
  | { readonly status: 'awaiting'; readonly facts: ObservedFacts }
  | { readonly status: 'paid'; readonly facts: ObservedFacts; readonly paidAt: Date | null }
  | { readonly status: 'lapsed'; readonly facts: ObservedFacts }
  | { readonly status: 'voided'; readonly facts: ObservedFacts }
  | { readonly status: 'unknown'; readonly word: string }
  | { readonly status: 'not-found' };

/** The frozen facts as the gateway repeats them. `operation` is its own number of the payment where it tells one. */
export type ObservedFacts = {
  readonly amount: Money;
  readonly transactionCode: string | null;
  readonly expiresAt: Date | null;
  readonly operation: string | null;
  /** The gateway's own status word, for the evidence. */
  readonly word: string;
};

/** The bytes of a delivery as they came; header names in lower case, values untouched. */
export type RawNotification = {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

/** A verified delivery, typed. It is a hint, never a proof (law 3). */
export type GatewayNotification = {
  readonly event: 'paid' | 'lapsed' | 'reversed' | 'unknown';
  /** The provider's own word for the event. */
  readonly eventType: string;
  readonly reference: string;
  readonly operation: string | null;
  readonly amount: Money | null;
  readonly transactionCode: string | null;
};

/** Why a delivery is not believed; names the check that failed and holds nothing secret. */
export type NotificationRefused =
  | { readonly reason: 'missing-signature' | 'malformed-signature' | 'wrong-signature' }
  /** Verified but unreadable: it is kept all the same and answered 200 (law 5). */
  | { readonly reason: 'unreadable'; readonly detail: string };

/** A field of the form in which a merchant enters his credentials. Labels come from the admin's words by `gateway.name` and `name`. */
export type CredentialField = { readonly name: string; readonly secret: boolean };

/** One opened account at a gateway. */
export type Gateway = {
  issue(order: IssueOrder): Promise<Result<IssuedVoucher, GatewayError>>;
  query(reference: string): Promise<Result<Observation, GatewayError>>;
  void(reference: string): Promise<Result<null, GatewayError>>;
  extend(reference: string, until: Date): Promise<Result<null, GatewayError>>;
  /** Proves the credentials by a real call that changes nothing. */
  probe(): Promise<Result<null, GatewayError>>;
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
  open(
    deps: { egress: Egress; clock: Clock },
    account: { mode: GatewayMode; credentials: Credentials },
  ): Gateway;
  /** Verifies over the bytes, then parses: the one way to read a delivery (law 2). */
  readNotification(
    raw: RawNotification,
    credentials: Credentials,
  ): Result<GatewayNotification, NotificationRefused>;
  /** Removes what names a person or opens a door from one of its payloads. */
  scrub(text: string): string;
};

/** Opaque outside the provider's island; only its `parseCredentials` makes one. Plain JSON text inside, so that it can be sealed. */
export type Credentials = {
  readonly gateway: string;
  readonly fields: Readonly<Record<string, string>>;
};
