import { z } from 'zod';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { type Money, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';

/** Shopify's refund-session body (research: shopify.md 1.3). `payment_id` is the bare id of the original payment. */
const bodySchema = z.looseObject({
  id: z.string().min(1).max(200),
  gid: z.string().min(1).max(300),
  payment_id: z.string().min(1).max(200),
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
