import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayError } from '../gateway.ts';
import type { PaymentMethod } from './credentials.ts';
import { method } from './schemas.ts';

const words = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/**
 * PagoEfectivo among the payment methods of an account. The id is dLocal's own (`EF` in 2019) and is never guessed: an
 * account without the method cannot sell, and a person must ask dLocal for it.
 */
export function paymentMethodIn(list: unknown): Result<PaymentMethod, GatewayError> {
  if (!Array.isArray(list)) return err({ kind: 'unavailable' });
  const read = list.map((entry) => method.safeParse(entry));
  const found = read.find((each) => each.success && words(each.data.name) === 'pagoefectivo');
  if (!found?.data) return err({ kind: 'misconfigured', code: 'no-pagoefectivo' });
  // A code in the answer can be shown on our page and in our mails; dLocal's own page is the other way.
  const flow = found.data.allowed_flows?.includes('DIRECT') ? 'DIRECT' : 'REDIRECT';
  return ok({ id: found.data.id, flow });
}
