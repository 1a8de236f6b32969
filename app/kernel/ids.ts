import { createHash } from 'node:crypto';

type Brand<Base, Name extends string> = Base & { readonly __brand: Name };

export type ShopId = Brand<string, 'ShopId'>;
export type CheckoutId = Brand<string, 'CheckoutId'>;
export type PaymentId = Brand<string, 'PaymentId'>;
export type VoucherId = Brand<string, 'VoucherId'>;
export type AccountId = Brand<string, 'AccountId'>;
export type RefundId = Brand<string, 'RefundId'>;
export type RegistrationKey = Brand<string, 'RegistrationKey'>;

/** Where new ids come from: handed in, so that the domain makes none itself (law 10). */
export type Ids = { next(): string };

/**
 * The id that belongs to a name for ever (a version-8 UUID over SHA-256): every process, at any time, gives the same
 * name the same id, so that a repeated request finds its own row without being told (law 7).
 */
export function idOfName(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part};`);
  const bytes = hash.digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
