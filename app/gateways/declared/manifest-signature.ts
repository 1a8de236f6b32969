import { z } from 'zod';
import { fieldName, headerName, pointer, separator, template } from './manifest-words.ts';

/**
 * How a text is signed. `parts` are joined by `separator`. With HMAC the secret is `key`; with plain SHA-256 it stands
 * among the parts, where the gateway puts it.
 */
const recipe = {
  parts: z.array(template).min(1).max(20),
  separator,
  encoding: z.enum(['hex', 'base64']),
};

export const recipeSchema = z.discriminatedUnion('algorithm', [
  z.strictObject({ algorithm: z.literal('hmac-sha256'), key: fieldName, ...recipe }),
  z.strictObject({ algorithm: z.literal('hmac-sha512'), key: fieldName, ...recipe }),
  z.strictObject({ algorithm: z.literal('sha256'), ...recipe }),
]);

export type Recipe = z.infer<typeof recipeSchema>;

/** Where a notification's signature stands, and what is written before it there (`sha256=`). */
const place = z.discriminatedUnion('in', [
  z.strictObject({
    in: z.literal('header'),
    name: headerName,
    prefix: z.string().max(40).optional(),
  }),
  z.strictObject({
    in: z.literal('field'),
    at: pointer,
    prefix: z.string().max(40).optional(),
  }),
]);

/** `none`: a delivery proves nothing and is only a reason to ask. */
export const notificationSignature = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('signed'), recipe: recipeSchema, place }),
]);

/** How requests prove who sends them. `none`: the credentials stand in the bodies. */
export const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), user: template, password: template }),
  z.strictObject({ kind: z.literal('bearer'), token: template }),
  z.strictObject({ kind: z.literal('header'), name: headerName, value: template }),
  z.strictObject({
    kind: z.literal('signed'),
    recipe: recipeSchema,
    header: headerName,
    /** Filled like any template, then the signature follows: `V2-HMAC {credential.login}:`. */
    prefix: template.optional(),
  }),
]);

export type Auth = z.infer<typeof authSchema>;
