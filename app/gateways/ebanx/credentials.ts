import { z } from 'zod';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { CredentialField, Credentials } from '../gateway.ts';
import { NAME } from './config.ts';
import { privateKeyIn, publicKeyIn, tidyPem } from './pem.ts';

/** Our side of JWS: the private key, and the id under which EBANX knows its public half. */
export type RequestKey = { readonly pem: string; readonly kid: string };

/** What EBANX gives a merchant, and what he made for it. */
export type EbanxKeys = {
  readonly integrationKey: string;
  /** With it, only signed news is believed. */
  readonly certificate: string | null;
  /** With it, requests are signed and bear no integration key. */
  readonly requestKey: RequestKey | null;
};

export const credentialFields: readonly CredentialField[] = [
  { name: 'integrationKey', secret: true },
  { name: 'certificate', secret: false },
  { name: 'privateKey', secret: true },
  { name: 'keyId', secret: false },
];

const pem = (isKey: (text: string) => boolean) =>
  z
    .string()
    .default('')
    .transform((text) => (text.trim() === '' ? '' : (tidyPem(text) ?? 'no PEM')))
    .refine((text) => text === '' || isKey(text));

const fields = z
  .object({
    integrationKey: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{8,100}$/),
    certificate: pem((text) => publicKeyIn(text) !== null),
    privateKey: pem((text) => privateKeyIn(text) !== null),
    keyId: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{0,200}$/)
      .default(''),
  })
  .refine(({ privateKey, keyId }) => (privateKey === '') === (keyId === ''), { path: ['keyId'] });

/** Reads the form's fields; all but the integration key may be left empty, private key and key id only together. */
export function parseCredentials(
  entered: Readonly<Record<string, string>>,
): Result<Credentials, readonly string[]> {
  const read = fields.safeParse(entered);
  if (!read.success) return err([...new Set(read.error.issues.map(({ path }) => String(path[0])))]);
  const filled = Object.entries(read.data).filter(([, value]) => value !== '');
  return ok({ gateway: NAME, fields: Object.fromEntries(filled) });
}

/** The keys inside credentials of this island; others are a bug of the caller. */
export function keysOf(credentials: Credentials): EbanxKeys {
  if (credentials.gateway !== NAME) throw new Error('credentials of another gateway');
  const { integrationKey, certificate, privateKey, keyId } = fields.parse(credentials.fields);
  return {
    integrationKey,
    certificate: certificate || null,
    requestKey: privateKey ? { pem: privateKey, kid: keyId } : null,
  };
}
