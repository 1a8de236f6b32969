import { type Money, parseMoney } from '#app/kernel/money.ts';
import type { RejectedReason } from '../gateway.ts';
import { CURRENCY, METHOD } from './config.ts';
import { method } from './schemas.ts';

const cashMethod = (json: unknown) =>
  Array.isArray(json)
    ? json.map((entry) => method.safeParse(entry).data).find((each) => each?.id === METHOD)
    : undefined;

/** Whether the account offers PagoEfectivo. A list without it is an account that a person must set up. */
export const offersCash = (json: unknown): boolean =>
  (cashMethod(json)?.status ?? 'none') === 'active';

/** Why an amount is refused, by the limits that the account's own list tells; null where it lies within them. */
export function amountFault(json: unknown, { minor }: Money): RejectedReason | null {
  const cash = cashMethod(json);
  const least = parseMoney(cash?.min_allowed_amount ?? '', CURRENCY);
  const most = parseMoney(cash?.max_allowed_amount ?? '', CURRENCY);
  if (least.ok && minor < least.value.minor) return 'amount-too-small';
  return most.ok && minor > most.value.minor ? 'amount-too-large' : null;
}
