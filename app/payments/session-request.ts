import { z } from 'zod';
import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { type Money, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';

/** Shopify's start-payment-session body (research: shopify.md 1.2). Loose on what it does not know, strict on what it uses. */

/** What a row can hold: no NUL and no half of a surrogate pair. */
const storable = (value: string) => value.isWellFormed() && !value.includes('\0');
const text = (most: number) => z.string().min(1).max(most).refine(storable);
const locale = z.string().max(35).refine(storable).nullish();
const address = z
  .looseObject({
    given_name: z.string().nullish(),
    family_name: z.string().nullish(),
    phone_number: z.string().nullish(),
  })
  .nullish();

const bodySchema = z.looseObject({
  id: text(200),
  gid: text(300),
  group: text(300),
  amount: text(32),
  currency: z.string().regex(/^[A-Z]{3}$/),
  test: z.boolean(),
  merchant_locale: locale,
  // The year 0 is a year to JavaScript and none to PostgreSQL.
  proposed_at: z.iso.datetime({ offset: true }).refine((text) => new Date(text).getTime() >= 0),
  kind: z.enum(['sale', 'authorization']),
  cancel_url: z.string().max(8192).nullish(),
  payment_method: z
    .looseObject({ data: z.looseObject({ cancel_url: z.string().max(8192).nullish() }).nullish() })
    .nullish(),
  customer: z
    .looseObject({
      email: z.string().nullish(),
      phone_number: z.string().nullish(),
      locale,
      billing_address: address,
      shipping_address: address,
    })
    .nullish(),
});

/** What a person said of himself at checkout; stands sealed at rest (law 9). */
export type Buyer = {
  readonly email: string | null;
  readonly phone: string | null;
  /** Shopify never names one; the shopper types it where his gateway asks for it. */
  readonly document?: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly cancelUrl: string | null;
};

/** One payment session as Shopify asked for it. */
export type SessionRequest = {
  readonly sessionId: string;
  readonly gid: string;
  readonly group: string;
  readonly amount: Money;
  readonly test: boolean;
  readonly kind: 'sale' | 'authorization';
  readonly merchantLocale: string;
  readonly buyerLocale: string | null;
  readonly proposedAt: Date;
  readonly buyer: Buyer;
  /** The whole body with sorted keys: what "the same request" means. */
  readonly canonical: string;
};

/** Reads a session body; the error names the first field that is wrong. */
export function readSessionRequest(body: Uint8Array): Result<SessionRequest, string> {
  const json = parseExactJson(new TextDecoder().decode(body));
  if (!json.ok) return err('body');
  const parsed = bodySchema.safeParse(json.value);
  if (!parsed.success) return err(parsed.error.issues[0]?.path.join('.') || 'body');
  const session = parsed.data;
  const amount = parseMoney(session.amount, session.currency);
  if (!amount.ok || amount.value.minor === 0n) return err('amount');
  return ok({
    sessionId: session.id,
    gid: session.gid,
    group: session.group,
    amount: amount.value,
    test: session.test,
    kind: session.kind,
    merchantLocale: session.merchant_locale ?? 'en',
    buyerLocale: session.customer?.locale ?? null,
    proposedAt: new Date(session.proposed_at),
    buyer: buyerOf(session),
    canonical: canonicalText(json.value),
  });
}

function buyerOf(session: z.infer<typeof bodySchema>): Buyer {
  const { customer } = session;
  const known = customer?.billing_address ?? customer?.shipping_address;
  const clean = (value: string | null | undefined) => value?.trim().slice(0, 320) || null;
  return {
    email: clean(customer?.email),
    phone: clean(customer?.phone_number ?? known?.phone_number),
    firstName: clean(known?.given_name),
    lastName: clean(known?.family_name),
    cancelUrl: httpUrl(session.payment_method?.data?.cancel_url ?? session.cancel_url),
  };
}

function httpUrl(value: string | null | undefined): string | null {
  const url = value ? URL.parse(value) : null;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null;
}

function canonicalText(value: ExactJson): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`).join(',')}}`;
}
