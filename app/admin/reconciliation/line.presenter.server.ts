import type { ShopId } from '#app/kernel/ids.ts';
import type { ReadDeps } from '../house.ts';
import { kindText } from '../payment/timeline-entry.ts';
import type { Reader } from '../reader.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { findLine } from './lines/lines.store.server.ts';
import { lineOf, type Named, type SettlementLine } from './lines.presenter.server.ts';

/** One settlement line with all that is known of it. */
export type LineScreen = Omit<SettlementLine, 'exception'> & {
  readonly word: string;
  readonly transactionCode: string | null;
  readonly exception: Named | null;
};

/** One line of a shop; null where it has none of this number. */
export async function presentLine(
  { database }: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  lineId: string,
): Promise<LineScreen | null> {
  const row = await database.inShop(shopId, (tx) => findLine(tx, shopId, lineId));
  if (!row) return null;
  const say = translatorFor(reader);
  return {
    ...lineOf(row, reader, say),
    reference: row.reference,
    word: row.word,
    transactionCode: row.transaction_code,
    exception:
      row.exception_id === null || row.exception_kind === null
        ? null
        : { id: row.exception_id, name: kindText(row.exception_kind, say) },
  };
}

/** Whether text from an address can be a line's number at all. */
export const isLineId = (text: string | undefined): text is string => /^\d{1,18}$/.test(text ?? '');
