import type { ShopId } from '#app/kernel/ids.ts';
import { limaText, moneyText } from '../format.ts';
import type { ReadDeps } from '../house.ts';
import { kindText } from '../payment/timeline-entry.ts';
import type { Reader } from '../reader.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { suggestReceipts } from './line/suggestions.store.server.ts';
import { findLine } from './lines/lines.store.server.ts';
import { lineOf, type Named, type SettlementLine } from './lines.presenter.server.ts';

/** One settlement line with all that is known of it. */
export type LineScreen = Omit<SettlementLine, 'exception'> & {
  readonly word: string;
  readonly transactionCode: string | null;
  readonly exception: Named | null;
  /** A person put it where it stands. */
  readonly byHand: boolean;
  /** Money of the same amount that came in shortly before: for a person to judge. */
  readonly suggestions: readonly Named[];
};

/** One line of a shop; null where it has none of this number. */
export async function presentLine(
  { database }: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  lineId: string,
): Promise<LineScreen | null> {
  const found = await database.inShop(shopId, async (tx) => {
    const row = await findLine(tx, shopId, lineId);
    const astray = row !== null && row.standing === 'exception';
    return row && { row, suggested: astray ? await suggestReceipts(tx, shopId, row) : [] };
  });
  if (!found) return null;
  const { row, suggested } = found;
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
    byHand: row.rule === 'by-hand',
    suggestions: suggested.map((choice) => ({
      id: choice.receipt_id,
      name: [
        choice.order_name,
        choice.reference,
        moneyText(choice.amount_minor, choice.currency),
        limaText(choice.paid_at, reader),
      ]
        .filter((part) => part !== null)
        .join(' · '),
    })),
  };
}

/** Whether text from an address can be a line's number at all. */
export const isLineId = (text: string | undefined): text is string => /^\d{1,18}$/.test(text ?? '');
