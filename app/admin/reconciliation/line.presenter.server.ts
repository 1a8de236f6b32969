import type { ShopId } from '#app/kernel/ids.ts';
import { decimalText } from '#app/kernel/money.ts';
import { setsThatAddUp } from '#app/reconciliation/decisions/adding-up.ts';
import { countText, limaText, moneyText } from '../format.ts';
import type { ReadDeps } from '../house.ts';
import { kindText } from '../payment/timeline-entry.ts';
import type { Reader } from '../reader.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { findLookalikes } from './line/lookalikes.store.server.ts';
import { lookalikeNamed } from './line/lookalikes.ts';
import { countOthers, readUnsettled, type Unsettled } from './line/several.store.server.ts';
import { type ReceiptChoice, suggestReceipts, toldOf } from './line/suggestions.store.server.ts';
import { findLine, type LineRow } from './lines/lines.store.server.ts';
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
  /** How many other lines stand in the same exception; null where none does. */
  readonly others: string | null;
  /** What is to be shared out where it pays for several; null where it brought no money. */
  readonly share: ShareScreen | null;
  /** Lines of other reports that look like it: for a person to judge. */
  readonly alike: readonly Named[];
};

/** A part of a line, and the money that it is for. */
export type SharePart = { readonly receipt: Named; readonly amount: string };

export type ShareScreen = {
  readonly currency: string;
  /** As decimal text. */
  readonly told: string;
  /** Moneys that add up to it: for a person to judge. */
  readonly sets: readonly (readonly SharePart[])[];
};

/** One line of a shop; null where it has none of this number. */
export async function presentLine(
  { database }: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  lineId: string,
): Promise<LineScreen | null> {
  const found = await database.inShop(shopId, async (tx) => {
    const row = await findLine(tx, shopId, lineId);
    if (row === null) return null;
    const alike = await findLookalikes(tx, shopId, lineId);
    if (row.standing !== 'exception')
      return { row, alike, suggested: [], unsettled: [], others: 0 };
    return {
      row,
      alike,
      suggested: await suggestReceipts(tx, shopId, row),
      unsettled: await readUnsettled(tx, shopId, row),
      others: await countOthers(tx, shopId, row),
    };
  });
  if (!found) return null;
  const { row, alike, suggested, unsettled, others } = found;
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
    suggestions: suggested.map((choice) => namedOf(choice, reader)),
    others: others === 0 ? null : countText(others, reader),
    share: row.standing === 'exception' ? shareOf(row, unsettled, reader) : null,
    alike: alike.map((line) => lookalikeNamed(line, reader, say)),
  };
}

const namedOf = (choice: ReceiptChoice, reader: Reader): Named => ({
  id: choice.receipt_id,
  name: [
    choice.order_name,
    choice.reference,
    moneyText(choice.amount_minor, choice.currency),
    limaText(choice.paid_at, reader),
  ]
    .filter((part) => part !== null)
    .join(' · '),
});

function shareOf(
  row: LineRow,
  unsettled: readonly Unsettled[],
  reader: Reader,
): ShareScreen | null {
  const told = toldOf(row);
  if (told === null || told <= 0n) return null;
  const currency = row.gross_currency ?? row.currency;
  const candidates = unsettled.map((choice) => ({
    ...choice,
    id: choice.receipt_id,
    minor: choice.amount_minor,
  }));
  return {
    currency,
    told: decimalText({ minor: told, currency }),
    sets: setsThatAddUp(candidates, told).map((set) =>
      set.map((choice) => ({
        receipt: namedOf(choice, reader),
        amount: decimalText({ minor: choice.minor, currency }),
      })),
    ),
  };
}

/** Whether text from an address can be a line's number at all. */
export const isLineId = (text: string | undefined): text is string => /^\d{1,18}$/.test(text ?? '');
