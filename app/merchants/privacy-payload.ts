import { z } from 'zod';
import type { ExactJson } from '#app/kernel/exact-json.ts';

/** Whose data a privacy request is about: orders by Shopify's number, and the customer's e-mail where it is told. */
export type PrivacySubject = {
  readonly orderIds: readonly string[];
  readonly email: string | null;
};

const orders = z.array(z.string()).nullish();

/** Numbers arrive as text (exact JSON). Fields as in shopify.dev, "Privacy law compliance". */
const payload = z.object({
  orders_to_redact: orders,
  orders_requested: orders,
  customer: z.object({ email: z.string().nullish() }).nullish(),
});

/** Reads the body of `customers/redact` or `customers/data_request`; nobody, where it cannot be read. */
export function readPrivacySubject(json: ExactJson): PrivacySubject {
  const read = payload.safeParse(json);
  if (!read.success) return { orderIds: [], email: null };
  const { orders_to_redact: redact, orders_requested: requested, customer } = read.data;
  return { orderIds: [...(redact ?? []), ...(requested ?? [])], email: customer?.email || null };
}
