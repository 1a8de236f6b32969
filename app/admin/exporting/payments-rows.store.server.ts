import type { ShopId } from '#app/kernel/ids.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { allPaymentsSql } from '../payments/payments.store.server.ts';
import type { PaymentsQuery } from '../payments/payments-query.ts';
import type { Hits } from './hits.store.server.ts';

/** All payments that the list shows, however many pages they are. */
export const paymentHits = (shopId: ShopId, query: PaymentsQuery): Hits => ({
  found: allPaymentsSql(shopId, query),
  order: Prisma.sql`opened_at desc, id desc`,
  form: 'uuid',
});
