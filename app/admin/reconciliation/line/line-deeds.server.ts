import type { Share } from '#app/reconciliation/decisions/by-hand.store.server.ts';
import {
  type HandDeps,
  type HandError,
  matchByHand,
  undoMatch,
} from '#app/reconciliation/decisions/match-by-hand.server.ts';
import { showOriginalRow } from '#app/reconciliation/lines/original-row.server.ts';
import { type Answer, fieldOf } from '../../answer.ts';
import type { By } from '../../house.ts';
import { isId } from '../../ids.ts';
import { findLine } from '../lines/lines.store.server.ts';
import type { OriginalRowScreen } from './original-row.tsx';
import { amountIn, readRows } from './share-rows.ts';
import { receiptsNamed } from './suggestions.store.server.ts';

/** How it ended, or the row that was asked for. */
export type LineAnswer = LineEnd | OriginalRowScreen;
type LineEnd = Answer<'matched' | 'undone'>;
export type RefusedDeed = Extract<LineEnd, { readonly refused: unknown }>;

type Deps = Parameters<typeof showOriginalRow>[0] & HandDeps;
type Deed = By & { readonly lineId: string; readonly form: FormData };

/** What staff asked to be done about a line, by the form's `intent`; null where the shop has no such line. */
export async function doAboutLine(deps: Deps, deed: Deed): Promise<LineAnswer | null> {
  const { shopId, actor, lineId, form } = deed;
  const row = await deps.database.inShop(shopId, (tx) => findLine(tx, shopId, lineId));
  if (!row) return null;
  switch (fieldOf(form, 'intent')) {
    case 'original': {
      const asked = { shopId, actor, fileId: row.file_id, fileLine: row.file_line };
      return { cells: await showOriginalRow(deps, asked) };
    }
    case 'match':
      return match(deps, deed);
    case 'share':
      return share(deps, deed, row.gross_currency ?? row.currency);
    case 'undo': {
      const undone = await undoMatch(deps, { shopId, actor, lineId });
      return undone.ok ? { done: 'undone' } : refusalOf(undone.error.kind);
    }
    default:
      return { refused: 'unknown' };
  }
}

/** Matches the line to the money that was picked, or named so that only one can be meant. */
async function match(deps: Deps, { shopId, actor, lineId, form }: Deed): Promise<LineAnswer> {
  const picked = fieldOf(form, 'receipt');
  const receiptId = isId(picked) ? picked : await named(deps, shopId, fieldOf(form, 'named'));
  if (receiptId === null) return { refused: 'wrong-fields', fields: ['named'] };
  const reason = fieldOf(form, 'reason');
  const to = { receiptId, withOthers: fieldOf(form, 'others') === 'true' };
  const matched = await matchByHand(deps, { shopId, actor, lineId, to, reason });
  return matched.ok ? { done: 'matched' } : refusalOf(matched.error.kind);
}

/** Shares the line out among several; each part's money is picked, or named so that only one can be meant. */
async function share(deps: Deps, deed: Deed, currency: string): Promise<LineAnswer> {
  const { shopId, actor, lineId, form } = deed;
  const rows = readRows(fieldOf(form, 'shares'));
  if (rows === null) return { refused: 'unknown' };
  const fields: string[] = [];
  const shares: Share[] = [];
  for (const [place, { receipt, named: text, amount }] of rows.entries()) {
    const receiptId = isId(receipt) ? receipt : await named(deps, shopId, text);
    const money = amountIn(amount, currency);
    if (receiptId === null) fields.push(`named.${place}`);
    if (money === null || money.minor <= 0n) fields.push(`amount.${place}`);
    if (receiptId !== null && money !== null) shares.push({ receiptId, minor: money.minor });
  }
  if (fields.length > 0) return { refused: 'wrong-fields', fields };
  const reason = fieldOf(form, 'reason');
  const matched = await matchByHand(deps, { shopId, actor, lineId, to: { shares }, reason });
  return matched.ok ? { done: 'matched' } : refusalOf(matched.error.kind);
}

async function named(deps: Deps, shopId: By['shopId'], text: string): Promise<string | null> {
  const found = await deps.database.inShop(shopId, (tx) => receiptsNamed(tx, shopId, text));
  const [only, ...more] = found;
  return only !== undefined && more.length === 0 ? only.receipt_id : null;
}

const refusalOf = (kind: HandError['kind']): LineAnswer => {
  if (kind === 'no-such-receipt') return { refused: 'wrong-fields', fields: ['named'] };
  if (kind === 'shares-differ') return { refused: 'wrong-fields', fields: ['left'] };
  return { refused: kind };
};
