import type { GatewayError, GatewayNotification, Observation } from '#app/gateways/gateway.ts';
import type { OpenedAccount } from '#app/gateways/opened-account.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { canLookFor } from '#app/payments/look-for.server.ts';
import type { ObserveDeps } from '#app/payments/observe.server.ts';
import type { Prisma } from '#app/platform/prisma/client.ts';
import type { Claimed } from './claimed.ts';

type Row = Prisma.VoucherGetPayload<object>;

/**
 * The code of ours that a delivery names: by the name that is vouched for. Where that is our own code alone, another
 * reference beside it counts only if the gateway itself says that it is of the same attempt: then it is no known code.
 */
export async function namedVoucher(
  deps: ObserveDeps,
  shopId: ShopId,
  { hint, accountId }: Claimed,
): Promise<Result<Row | null, GatewayError>> {
  const { reference, transactionCode, referenceIsHint } = hint;
  const name = referenceIsHint && transactionCode !== null ? { transactionCode } : { reference };
  const own = await deps.database.inShop(shopId, (tx) =>
    tx.voucher.findFirst({ where: { shopId, accountId, ...name } }),
  );
  if (!own?.reference || own.reference === reference) return ok(own?.reference ? own : null);
  const version = own.declaredGatewayId;
  const account = await deps.openAccount({ shopId, accountId, version });
  if (!account) return err({ kind: 'unavailable' });
  const asked = await questionAbout(account, reference);
  if (!asked.ok) return asked;
  return ok(isOfAttempt(asked.value, hint) ? null : own);
}

/** The code that a delivery speaks of, as the gateway itself names it, and what it says of it. */
export type Meant = { readonly reference: string; readonly observation: Observation };

/** Asks what a delivery speaks of; an altered reference is put right by our own code, where that can be asked for. */
export async function askMeant(
  account: OpenedAccount,
  hint: GatewayNotification,
): Promise<Result<Meant, GatewayError>> {
  const { reference, referenceIsHint, transactionCode } = hint;
  const asked = await questionAbout(account, reference);
  if (!asked.ok) return asked;
  if (!referenceIsHint || transactionCode === null || isOfAttempt(asked.value, hint))
    return ok({ reference, observation: asked.value });
  const nothing: Meant = { reference, observation: { status: 'not-found' } };
  if (!canLookFor(account)) return ok(nothing);
  const found = await account.gateway.find(transactionCode);
  if (!found.ok) return found.error.kind === 'rejected' ? ok(nothing) : found;
  if (found.value === null) return ok(nothing);
  const { voucher, observation } = found.value;
  return ok({ reference: voucher.reference, observation });
}

const isOfAttempt = (said: Observation, { transactionCode }: GatewayNotification): boolean =>
  'facts' in said && said.facts.transactionCode === transactionCode;

/** What the gateway refuses to be asked about is no code of this account: asking again would be answered alike, for ever. */
async function questionAbout(
  { gateway }: OpenedAccount,
  reference: string,
): Promise<Result<Observation, GatewayError>> {
  const asked = await gateway.query(reference);
  return !asked.ok && asked.error.kind === 'rejected' ? ok({ status: 'not-found' }) : asked;
}
