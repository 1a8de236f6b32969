import { raiseException } from '#app/exceptions/raise.server.ts';
import type { GatewayError, GatewayNotification } from '#app/gateways/gateway.ts';
import type { OpenedAccount } from '#app/gateways/opened-account.ts';
import type { AccountId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { decimalText } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { adoptOrphan } from '#app/payments/adopt.server.ts';
import { canLookFor } from '#app/payments/look-for.server.ts';
import type { ObserveDeps } from '#app/payments/observe.server.ts';
import type { Claimed } from './claimed.ts';
import { nameOf } from './facts.ts';
import { askMeant, type Meant } from './named-voucher.server.ts';

/** A code we don't know: the gateway is asked whose it is. An orphan of ours is adopted; anything else a person must see. */
export async function adoptUnknown(
  deps: ObserveDeps,
  shopId: ShopId,
  claimed: Claimed,
): Promise<Result<VoucherId | null, GatewayError>> {
  const { hint, accountId } = claimed;
  const version = await versionOfAttempt(deps, { shopId, accountId, hint });
  const account = await deps.openAccount({ shopId, accountId, version });
  if (!account) return err({ kind: 'unavailable' });
  const meant = await askMeant(account, hint);
  if (!meant.ok) return meant;
  const { reference, observation } = meant.value;
  if ('facts' in observation) {
    const transactionCode = observation.facts.transactionCode ?? hint.transactionCode;
    const paidBy = await askWhatItIsPaidBy(account, { reference, transactionCode, observation });
    const about = { shopId, accountId, reference, observation, transactionCode };
    const found = await adoptOrphan(deps, { ...about, ...paidBy });
    if (found) return ok(found);
  }
  // An account may sell elsewhere too: that some code of it changed is no news of money that we look after.
  if (hint.event !== 'changed') await raiseUnknown(deps, shopId, { claimed, meant: meant.value });
  return ok(null);
}

type Unnamed = {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly hint: GatewayNotification;
};

/** The version of the manifest by which the attempt was made that a delivery names; null where it names none of ours. */
async function versionOfAttempt(
  deps: ObserveDeps,
  { shopId, accountId, hint: { transactionCode } }: Unnamed,
): Promise<string | null> {
  if (transactionCode === null) return null;
  const attempt = await deps.database.inShop(shopId, (tx) =>
    tx.voucher.findUnique({
      where: { shopId_accountId_transactionCode: { shopId, accountId, transactionCode } },
    }),
  );
  return attempt?.declaredGatewayId ?? null;
}

async function raiseUnknown(
  deps: ObserveDeps,
  shopId: ShopId,
  { claimed, meant: { reference, observation } }: { claimed: Claimed; meant: Meant },
): Promise<void> {
  const { accountId, hint } = claimed;
  // What is not vouched for, and not confirmed, tells no two codes apart.
  const isConfirmed = !hint.referenceIsHint || 'facts' in observation;
  const name = isConfirmed ? reference : (hint.transactionCode ?? reference);
  await deps.database.inShop(shopId, (tx) =>
    raiseException(tx, {
      shopId,
      id: deps.ids.next(),
      kind: 'UNKNOWN_VOUCHER',
      subject: `${accountId} ${nameOf([name, ...newsOf(hint)])}`,
      paymentId: null,
      at: deps.clock.now(),
      evidence: {
        reference,
        operation: hint.operation,
        amount: hint.amount && decimalText(hint.amount),
        currency: hint.amount?.currency ?? null,
        word: 'facts' in observation ? observation.facts.word : observation.status,
        notification: claimed.id,
      },
    }),
  );
}

/** What it tells of a code: an operation by its number, or else the event. */
const newsOf = ({ operation, eventType }: GatewayNotification): readonly string[] =>
  operation === null ? ['', eventType] : [operation];

type Nameless = Pick<
  Parameters<typeof adoptOrphan>[1],
  'reference' | 'transactionCode' | 'observation'
>;

/** A code that still awaits its money will be shown: where it can be looked for, its page is told by that alone. */
async function askWhatItIsPaidBy(
  account: OpenedAccount,
  { reference, transactionCode, observation }: Nameless,
): Promise<{ readonly code: string | null; readonly pageUrl: string | null }> {
  const told = { code: observation.facts.code ?? null, pageUrl: null };
  if (observation.status !== 'awaiting' || transactionCode === null || !canLookFor(account))
    return told;
  const answer = await account.gateway.find(transactionCode);
  const voucher = answer.ok && answer.value ? answer.value.voucher : null;
  if (voucher?.reference !== reference) return told;
  return { code: told.code ?? voucher.code, pageUrl: voucher.pageUrl };
}
