import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { ObserveDeps } from '#app/payments/observe.server.ts';
import { type AskedCodes, askGateway } from './ask-gateway.server.ts';
import { type AskShopifyDeps, askShopify } from './ask-shopify.server.ts';
import type { ComparedCode } from './codes.store.server.ts';
import { bookOf, type DayBooks } from './day-book.ts';
import type { Trouble } from './day-rows.store.server.ts';
import type { Sides } from './tally.ts';

export type CompareDeps = ObserveDeps & AskShopifyDeps;

/** How far a day's comparison has come. */
export type DayState = {
  readonly books: DayBooks;
  shopify: 'asked' | 'cannot-ask' | 'unavailable';
};

export type Asking = { readonly shopId: ShopId; readonly actor: Actor };
type Codes = { readonly codes: readonly ComparedCode[]; readonly state: DayState };

/** Asks each gateway about its codes; an account whose gateway gave no answer is in trouble for this day, and not asked on. */
export async function askGateways(
  deps: CompareDeps,
  asking: Asking,
  { codes, state }: Codes,
): Promise<ReadonlyMap<AccountId, AskedCodes>> {
  const asked = new Map<AccountId, AskedCodes>();
  for (const accountId of new Set(codes.map((code) => code.accountId))) {
    const own = codes.filter((code) => code.accountId === accountId);
    const trouble = troubleOf(state.books, accountId);
    for (const code of own) bookOf(state.books, code).trouble ??= trouble;
    if (state.shopify === 'unavailable' || trouble !== null) continue;
    const answer = await askGateway(deps, asking, own);
    if (answer.ok) {
      asked.set(accountId, answer.value);
      for (const code of own.filter(({ voucherId }) => answer.value.corrected.has(voucherId)))
        bookOf(state.books, code).corrected += 1;
    } else if (answer.error !== 'cannot-ask') {
      for (const code of own) bookOf(state.books, code).trouble = answer.error;
    }
  }
  return asked;
}

/** What an account is in for this day, whichever of its currencies a page of codes met it in. */
const troubleOf = (books: DayBooks, accountId: AccountId): Trouble | null =>
  [...books.values()].find((book) => book.accountId === accountId && book.trouble !== null)
    ?.trouble ?? null;

/** Asks Shopify about the payments of codes; once it gave no answer, or cannot be asked, it is not asked on. */
export async function askOrders(
  deps: CompareDeps,
  { shopId }: Asking,
  { codes, state }: Codes,
): Promise<Sides['shopify']> {
  if (state.shopify !== 'asked' || codes.length === 0) return null;
  const askedAt = deps.clock.now();
  const sessions = codes.flatMap(({ payments }) =>
    payments.map(({ sessionId, facts }) => ({ id: sessionId, currency: facts.owed.currency })),
  );
  const answer = await askShopify(deps, shopId, sessions);
  if (answer.ok) return { of: answer.value, askedAt };
  state.shopify = answer.error.kind;
  return null;
}
