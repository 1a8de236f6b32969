import { z } from 'zod';
import { columnPlan } from '../report-plan.ts';
import { timeFormat } from '../time-format.ts';
import { callsSchema, headerTemplates } from './manifest-calls.ts';
import { authSchema, notificationSignature } from './manifest-signature.ts';
import { amountFormat, fieldName, headerName, origin, pointer, word } from './manifest-words.ts';

const length = z.int().min(1).max(200);

/** What an error code of the gateway means. Whether nothing happened is never the manifest's to say (law 4). */
const errorMeaning = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('rejected'),
    reason: z.enum([
      'amount-too-large',
      'amount-too-small',
      'invalid-contact',
      'invalid-request',
      'not-allowed-now',
    ]),
    contact: z.enum(['email', 'phone', 'document']).optional(),
  }),
  z.strictObject({ is: z.literal('misconfigured') }),
  z.strictObject({ is: z.literal('not-found') }),
]);

const refunds = z.strictObject({
  to: z.enum(['bank-account', 'wallet']),
  /** Why a repeated request sends the money once: the gateway knows our refund code, or the idempotency header. */
  once: z.enum(['refund-code', 'idempotency-header']),
  partial: z.boolean(),
  statuses: z.record(word, z.enum(['pending', 'sent', 'refused'])),
});

const notification = z.strictObject({
  format: z.enum(['json', 'form']),
  signature: notificationSignature,
  /** Whether it names a person: if so its bytes are sealed at rest. */
  namesPeople: z.boolean(),
  reference: pointer,
  /** `changed`: it only says that something moved, and the gateway is asked. */
  event: z.union([
    z.literal('changed'),
    z.strictObject({
      at: pointer,
      words: z.record(word, z.enum(['paid', 'lapsed', 'reversed', 'changed'])),
    }),
  ]),
  operation: pointer.optional(),
  amount: pointer.optional(),
  currency: pointer.optional(),
  transactionCode: pointer.optional(),
});

/** A gateway, described: what a merchant writes so that this island can speak with it. Data, never code. */
export const manifestSchema = z.strictObject({
  $schema: z.string().max(300).optional(),
  manifest: z.literal(1),
  key: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { error: 'key' }),
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} .&'-]{0,59}$/u, { error: 'name' }),
  hosts: z.strictObject({ sandbox: origin, production: origin }),
  currencies: z
    .array(z.enum(['PEN', 'USD']))
    .min(1)
    .max(2),
  credentials: z
    .array(z.strictObject({ name: fieldName, secret: z.boolean() }))
    .min(1)
    .max(8),
  auth: authSchema,
  headers: headerTemplates.optional(),
  amount: amountFormat,
  time: timeFormat,
  expiry: z.enum(['exact', 'day', 'gateway-decides']),
  contactNeeded: z.array(z.enum(['email', 'phone', 'document'])).max(3),
  /** The longest text that fits, by placeholder; longer is shortened. */
  lengths: z
    .strictObject({
      concept: length.optional(),
      firstName: length.optional(),
      lastName: length.optional(),
      fullName: length.optional(),
      description: length.optional(),
    })
    .optional(),
  /** Why issuing twice makes one code: a header with our code, or the gateway knows our code. Left out: it makes two. */
  idempotency: z
    .union([z.literal('transaction-code'), z.strictObject({ header: headerName })])
    .optional(),
  calls: callsSchema,
  /** What answers carry when they mean yes, for gateways that say no with a 2xx. */
  success: z.strictObject({ at: pointer, is: z.array(word).min(1).max(10) }).optional(),
  /** The gateway's words for a code's state. A word that stands not here is unknown. */
  statuses: z.record(
    word,
    z.enum(['awaiting', 'paid', 'lapsed', 'voided', 'reversed', 'refunded']),
  ),
  errors: z.strictObject({ at: pointer, codes: z.record(word, errorMeaning) }).optional(),
  refunds: refunds.optional(),
  notification,
  report: columnPlan.optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ErrorMeaning = z.infer<typeof errorMeaning>;

/** The published JSON Schema (docs/gateways/declared/manifest.schema.json). What lies between fields it cannot say. */
export const manifestJsonSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A declared gateway',
  ...z.toJSONSchema(manifestSchema, { io: 'input', reused: 'ref' }),
});
