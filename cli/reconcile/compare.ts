import { setTimeout as pause } from 'node:timers/promises';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { openAccount } from '#app/merchants/account-directory.server.ts';
import type { CompareDeps } from '#app/reconciliation/comparison/ask-sides.server.ts';
import { compare } from '#app/reconciliation/comparison/compare.server.ts';
import { findAccountById } from '#app/reconciliation/lines/account-of.store.server.ts';
import { COMPARE_USAGE, type CompareCommand, readCompareArguments } from './compare-arguments.ts';
import { type ComparedOfShop, comparedAsJson, comparedAsText } from './compare-told.ts';
import type { Environment } from './foundation.ts';
import type { Told } from './told.ts';
import { layWholeFoundation } from './whole-foundation.ts';

const notTried = (text: string): Told => ({ text, exitCode: 2 });

/** `compare`: what the operator types after it. */
export async function runCompare(args: readonly string[], source: Environment): Promise<Told> {
  const command = readCompareArguments(args);
  if (typeof command === 'string') return notTried(`${command}\n\n${COMPARE_USAGE}`);
  const foundation = layWholeFoundation(source);
  if (typeof foundation === 'string') return notTried(foundation);
  const open: CompareDeps['openAccount'] = (ref) => openAccount(foundation, ref);
  try {
    return await compareShops({ ...foundation, pause, openAccount: open }, command);
  } catch (failed) {
    return notTried(failed instanceof Error ? failed.message : `${failed}`);
  } finally {
    await foundation.database.close();
  }
}

/** Compares one shop, or each in turn. */
export async function compareShops(deps: CompareDeps, command: CompareCommand): Promise<Told> {
  const shops = await shopsOf(deps, command);
  if (typeof shops === 'string') return notTried(shops);
  const { from, to } = command;
  const accountId = command.account as AccountId | null;
  const books: ComparedOfShop[] = [];
  for (const { id, domain } of shops) {
    const asked = { shopId: id as ShopId, from, to, accountId, actor: 'operator' } as const;
    const found = await compare(deps, asked);
    books.push(...found.map((book) => ({ ...book, shop: domain })));
  }
  const text = command.json ? comparedAsJson(command, books) : comparedAsText(books);
  return { text, exitCode: books.some(({ trouble }) => trouble !== null) ? 1 : 0 };
}

type Shop = { readonly id: string; readonly domain: string };

async function shopsOf(
  deps: CompareDeps,
  { account, shop }: CompareCommand,
): Promise<readonly Shop[] | string> {
  const { directory } = deps.database;
  const found = account === null ? null : await findAccountById(deps, account);
  if (account !== null && !found) return `No shop has an account ${account}.`;
  const shops = await directory.shop.findMany({
    where: { ...(found ? { id: found.shopId } : {}), ...(shop === null ? {} : { domain: shop }) },
    orderBy: { domain: 'asc' },
  });
  return shops.length === 0 ? `There is no such shop: ${shop ?? 'none is known'}.` : shops;
}
