import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { insertPlan } from '#app/reconciliation/columns/columns.store.server.ts';
import { parsePlan } from '#app/reconciliation/columns/plan-of-columns.ts';
import { tellBankTransfer } from '#app/reconciliation/decisions/bank-transfer.store.server.ts';
import { addRateCard } from '#app/reconciliation/expected/add-rate-card.server.ts';
import { receiveReport } from '#app/reconciliation/files/receive-report.server.ts';
import type { FoundAccount } from '#app/reconciliation/lines/account-of.store.server.ts';
import { importReport } from '#app/reconciliation/lines/import-report.server.ts';
import type { CommandFoundation } from '../../reconcile/foundation.ts';
import { PLAN } from './report.ts';
import { TERMS } from './settlement.ts';

/** The books of one account. */
export type Books = { readonly deps: CommandFoundation; readonly account: FoundAccount };

const ACTOR = 'operator';

/** The shop's one account. */
export async function accountOfShop(
  deps: CommandFoundation,
  domain: string,
): Promise<FoundAccount> {
  const shop = await deps.database.directory.shop.findFirst({ where: { domain } });
  if (!shop) throw new Error(`there is no shop ${domain}`);
  const shopId = shop.id as ShopId;
  const account = await deps.database.inShop(shopId, (tx) =>
    tx.gatewayAccount.findFirst({ where: { shopId } }),
  );
  if (!account) throw new Error(`${domain} has no account`);
  return { shopId, accountId: account.id as AccountId, gateway: account.gateway };
}

/** The shop's staff says what the columns of its reports mean, and what its account costs from a day on. */
export async function prepareBooks({ deps, account }: Books, from: string): Promise<void> {
  const plan = parsePlan(PLAN);
  if (!plan.ok) throw new Error('the plan of columns cannot be read');
  const { shopId, accountId } = account;
  const said = { shopId, accountId, actor: ACTOR, at: deps.clock.now() } as const;
  const ids = { id: deps.ids.next(), eventId: deps.ids.next() };
  await deps.database.inShop(shopId, (tx) => insertPlan(tx, { ...said, ...ids, plan: plan.value }));
  const card = await addRateCard(deps, { ...said, currency: 'PEN', validFrom: from, terms: TERMS });
  if (!card.ok) throw new Error(`the rate card was refused: ${card.error.kind}`);
}

/** Brings a report by the app's own import; false where it is refused. */
export async function bring(
  { deps, account }: Books,
  name: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const received = await receiveReport(deps, {
    ...account,
    name,
    cameBy: 'command',
    actor: ACTOR,
    bytes: (async function* () {
      yield bytes;
    })(),
  });
  if (!received.ok) return false;
  return (await importReport(deps, { ...account, fileId: received.value.fileId })).ok;
}

export type OnStatement = {
  readonly payout: string;
  readonly on: string;
  readonly minor: number;
};

/** The shop's staff enters what the bank's statement says of a payout. */
export async function enterTransfer({ deps, account }: Books, told: OnStatement): Promise<void> {
  const { shopId, accountId } = account;
  const found = await deps.database.inShop(shopId, (tx) =>
    tx.payout.findFirst({ where: { shopId, accountId, name: told.payout, currency: 'PEN' } }),
  );
  if (!found) throw new Error(`no report names ${told.payout}`);
  const bank = { minor: BigInt(told.minor), on: told.on, reference: null };
  await tellBankTransfer(deps, { shopId, payoutId: found.id, actor: ACTOR, bank });
}
