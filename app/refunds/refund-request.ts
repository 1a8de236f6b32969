import { z } from 'zod';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { type Money, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';

/** Shopify's refund-session body (research: shopify.md 1.3). `payment_id` is the bare id of the original payment. */
/** What a row can hold: no NUL and no half of a surrogate pair. */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed() && !value.includes('\0'));

const bodySchema = z.looseObject({
  id: text(200),
  gid: text(300),
  payment_id: text(200),
  amount: z.string().min(1).max(32),
  currency: z.string().regex(/^[A-Z]{3}$/),
  test: z.boolean(),
  proposed_at: z.iso.datetime({ offset: true }).nullish(),
});

export type RefundRequest = {
  readonly sessionId: string;
  readonly gid: string;
  readonly paymentSessionId: string;
  readonly amount: Money;
  readonly test: boolean;
  /** What "the same request" means. */
  readonly canonical: string;
};

/** Reads a refund body; the error names the first field that is wrong. */
export function readRefundRequest(body: Uint8Array): Result<RefundRequest, string> {
  const json = parseExactJson(new TextDecoder().decode(body));
  if (!json.ok) return err('body');
  const parsed = bodySchema.safeParse(json.value);
  if (!parsed.success) return err(parsed.error.issues[0]?.path.join('.') || 'body');
  const { id, gid, payment_id, amount: text, currency, test } = parsed.data;
  const amount = parseMoney(text, currency);
  if (!amount.ok || amount.value.minor === 0n) return err('amount');
  return ok({
    sessionId: id,
    gid,
    paymentSessionId: payment_id,
    amount: amount.value,
    test,
    canonical: JSON.stringify([id, gid, payment_id, amount.value.minor.toString(), currency, test]),
  });
}
