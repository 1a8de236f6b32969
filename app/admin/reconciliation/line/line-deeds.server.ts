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
import { receiptsNamed } from './suggestions.store.server.ts';

/** How it ended, or the row that was asked for. */
export type LineAnswer = Answer<'matched' | 'undone'> | OriginalRowScreen;

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
  const matched = await matchByHand(deps, { shopId, actor, lineId, to: { receiptId }, reason });
  return matched.ok ? { done: 'matched' } : refusalOf(matched.error.kind);
}

async function named(deps: Deps, shopId: By['shopId'], text: string): Promise<string | null> {
  const found = await deps.database.inShop(shopId, (tx) => receiptsNamed(tx, shopId, text));
  const [only, ...more] = found;
  return only !== undefined && more.length === 0 ? only.receipt_id : null;
}

const refusalOf = (kind: HandError['kind']): LineAnswer => {
  if (kind === 'no-such-receipt' || kind === 'shares-differ')
    return { refused: 'wrong-fields', fields: ['named'] };
  return { refused: kind };
};
