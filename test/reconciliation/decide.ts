import { createExceptions } from '#app/exceptions/decisions.server.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import type { TestHouse } from '#test/database.ts';
import type { Books } from './books.ts';

type Deciding = { readonly exceptionId: string; readonly choice: string; readonly reason: string };

/** A person closes an exception; what the payment becomes by it is told elsewhere. */
export const decideMatter = (house: TestHouse, { shopId }: Books, deciding: Deciding) =>
  createExceptions({
    ...house.foundation,
    consequence: { lock: async () => undefined, reconsider: async () => undefined },
    lines: linesConsequence(house.foundation),
  }).close({ shopId, actor: 'staff:1', ...deciding });
