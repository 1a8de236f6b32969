import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayError } from '../gateway.ts';
import { methods } from './schemas.ts';

/**
 * What GET_PAYMENT_METHODS proves: the keys were taken, and PagoEfectivo is not switched off for them in Peru. That it is
 * missing in the list proves nothing: PayU's own example shows two methods of many.
 */
export function proven(answer: unknown): Result<null, GatewayError> {
  const read = methods.safeParse(answer);
  if (!read.success) return err({ kind: 'unavailable' });
  const here = read.data.paymentMethods.filter(
    ({ description, country }) => description === 'PAGOEFECTIVO' && country === 'PE',
  );
  return here.length > 0 && here.every(({ enabled }) => enabled === false)
    ? err({ kind: 'misconfigured', code: 'PAGOEFECTIVO not enabled' })
    : ok(null);
}
