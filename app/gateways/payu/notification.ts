import { timingSafeEqual } from 'node:crypto';
import { parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  Credentials,
  GatewayNotification,
  NotificationRefused,
  RawNotification,
} from '../gateway.ts';
import { keysOf, type PayuKeys } from './credentials.ts';
import { type ConfirmationFields, fieldsOf } from './notification-fields.ts';
import { orderId } from './schemas.ts';
import { confirmationSignature, SIGNATURE_LENGTHS } from './signing.ts';

/** `state_pol` of a confirmation; 104 stands in older pages only. Pending ones belong to the response page, but are words. */
const EVENTS: Readonly<Record<string, GatewayNotification['event']>> = {
  '4': 'paid',
  '5': 'lapsed',
  '6': 'changed',
  '104': 'changed',
  ...Object.fromEntries(['7', '10', '12', '14', '15', '18'].map((state) => [state, 'changed'])),
};

function isSigned(fields: ConfirmationFields, keys: PayuKeys): boolean {
  const right = confirmationSignature(keys, {
    referenceCode: fields.reference_sale,
    value: fields.value,
    currency: fields.currency,
    statePol: fields.state_pol,
  });
  return timingSafeEqual(Buffer.from(fields.sign.toLowerCase()), Buffer.from(right));
}

/**
 * Reads what was verified. `transaction_id` is not under PayU's signature, so it is no operation number here: whoever holds
 * one genuine confirmation could name as many operations as he likes. ORDER_DETAIL names it (MAPPINGS.md). Nor is
 * `reference_pol`: the signed `reference_sale`, our own code, says what it is about.
 */
function parse(fields: ConfirmationFields): Result<GatewayNotification, NotificationRefused> {
  const reference = orderId.safeParse(fields.reference_pol);
  if (!reference.success) return err({ reason: 'unreadable', detail: 'field reference_pol' });
  const amount = parseMoney(fields.value, fields.currency);
  const state = fields.state_pol.slice(0, 32);
  return ok({
    event: Object.hasOwn(EVENTS, state) ? (EVENTS[state] ?? 'unknown') : 'unknown',
    eventType: `state_pol ${state}`,
    reference: reference.data,
    operation: null,
    amount: amount.ok ? amount.value : null,
    transactionCode: fields.reference_sale || null,
    referenceIsHint: true,
  });
}

/** Verifies `sign` by the account's own algorithm, over the fields as they came, then reads those and nothing else (law 2). */
export function readNotification(
  { body }: RawNotification,
  credentials: Credentials,
): Result<GatewayNotification, NotificationRefused> {
  const keys = keysOf(credentials);
  const fields = fieldsOf(body);
  if (!fields) return err({ reason: 'malformed-signature' });
  if (fields.sign === '') return err({ reason: 'missing-signature' });
  const length = SIGNATURE_LENGTHS[keys.algorithm];
  if (fields.sign.length !== length || !/^[0-9a-f]+$/i.test(fields.sign)) {
    return err({ reason: 'malformed-signature' });
  }
  const own = fields.merchant_id === keys.merchantId;
  return own && isSigned(fields, keys) ? parse(fields) : err({ reason: 'wrong-signature' });
}
