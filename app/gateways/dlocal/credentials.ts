import { z } from 'zod';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { CredentialField, Credentials } from '../gateway.ts';
import { NAME } from './config.ts';

/** How PagoEfectivo is sold on one account: its id there, and whether the code comes in the answer or on dLocal's page. */
export type PaymentMethod = { readonly id: string; readonly flow: 'DIRECT' | 'REDIRECT' };

/** What dLocal gives a merchant, and what it told of the account when the keys were proved. */
export type DLocalKeys = {
  readonly login: string;
  readonly transKey: string;
  readonly secretKey: string;
  readonly paymentMethod: PaymentMethod | null;
};

export const credentialFields: readonly CredentialField[] = [
  { name: 'login', secret: false },
  { name: 'transKey', secret: true },
  { name: 'secretKey', secret: true },
];

const key = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{4,200}$/);

/** dLocal documents no lengths; its examples have 8 to 15 characters. */
const entered = z.object({ login: key, transKey: key, secretKey: key });

const told = z.object({
  paymentMethodId: z.string().regex(/^[\w-]{1,32}$/),
  paymentMethodFlow: z.enum(['DIRECT', 'REDIRECT']),
});

/** Reads the form's fields; blanks around a pasted key are dropped. The error names the fields that are wrong. */
export function parseCredentials(
  fields: Readonly<Record<string, string>>,
): Result<Credentials, readonly string[]> {
  const read = entered.safeParse(fields);
  if (!read.success) return err([...new Set(read.error.issues.map(({ path }) => String(path[0])))]);
  return ok({ gateway: NAME, fields: read.data });
}

/** The credentials completed by the payment method that dLocal named, as they are to be kept. */
export const withPaymentMethod = (
  credentials: Credentials,
  { id, flow }: PaymentMethod,
): Credentials => ({
  gateway: NAME,
  fields: { ...credentials.fields, paymentMethodId: id, paymentMethodFlow: flow },
});

/** The keys inside credentials of this island; others are a bug of the caller. */
export function keysOf(credentials: Credentials): DLocalKeys {
  if (credentials.gateway !== NAME) throw new Error('credentials of another gateway');
  const method = told.safeParse(credentials.fields);
  return {
    ...entered.parse(credentials.fields),
    paymentMethod: method.success
      ? { id: method.data.paymentMethodId, flow: method.data.paymentMethodFlow }
      : null,
  };
}
