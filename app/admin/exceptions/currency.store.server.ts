import type { ShopId } from '#app/kernel/ids.ts';
import type { Database } from '#app/platform/database.server.ts';
import { factsOf } from '../payment/evidence.ts';

/** The currency in which money of an exception is spoken of: that which came in, else that which was owed. */
export const currencyIn = (evidence: unknown, owed: string | null): string => {
  const { currency, expectedCurrency } = factsOf(evidence);
  return currency ?? expectedCurrency ?? owed ?? 'PEN';
};

/** The same of an exception by its id. */
export async function currencyOfException(
  database: Database,
  shopId: ShopId,
  exceptionId: string,
): Promise<string> {
  const found = await database.inShop(shopId, (tx) =>
    tx.exception.findUnique({
      where: { shopId_id: { shopId, id: exceptionId } },
      include: { payment: true },
    }),
  );
  return currencyIn(found?.evidence, found?.payment?.currency ?? null);
}
