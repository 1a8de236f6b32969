import type { GatewayError, IssuedVoucher } from '#app/gateways/gateway.ts';
import type { OpenAccount, OpenedAccount } from '#app/gateways/opened-account.ts';
import type { AccountId, CheckoutId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { finishIssue } from './issued.store.server.ts';
import { nextLookAt } from './look-for.ts';

export type LookDeps = Pick<Foundation, 'clock' | 'ids' | 'database'> & {
  readonly openAccount: OpenAccount;
};

/** An attempt whose outcome is unknown, at a gateway that can be asked for it by our own code. */
export type Attempt = {
  readonly shopId: ShopId;
  readonly checkoutId: CheckoutId;
  readonly voucherId: VoucherId;
  readonly accountId: AccountId;
  readonly version: string | null;
  readonly transactionCode: string;
};

/** Whether the gateway of an account can be asked for a code by our own name of it. */
export const canLookFor = (account: OpenedAccount | null): boolean =>
  account?.provider.capabilities.queryByTransactionCode ?? false;

/**
 * Asks the gateway whether it made the code of an attempt, before another is made (law 4: where it can be asked, ask first).
 * A code that turns up becomes this attempt's; where there is none, it is looked for again for a day.
 */
export async function lookFor(
  deps: LookDeps,
  attempt: Attempt,
): Promise<Result<'found' | 'none', GatewayError>> {
  const account = await deps.openAccount(attempt);
  if (!account || !canLookFor(account)) {
    await lookAgain(deps, attempt, 'not-found');
    return ok('none');
  }
  const answer = await account.gateway.find(attempt.transactionCode);
  if (!answer.ok) {
    await lookAgain(deps, attempt);
    return err(answer.error);
  }
  if (answer.value === null) {
    await lookAgain(deps, attempt, 'not-found');
    return ok('none');
  }
  await adopt(deps, attempt, answer.value.voucher);
  return ok('found');
}

const adopt = (deps: LookDeps, attempt: Attempt, issued: IssuedVoucher): Promise<unknown> =>
  deps.database.inShop(attempt.shopId, (tx) => finishIssue(deps, tx, { ...attempt, issued }));

/** `refusal` says what the gateway answered last; a shopper who lands after `not-found` gets a new code at once. */
async function lookAgain(deps: LookDeps, attempt: Attempt, refusal?: 'not-found'): Promise<void> {
  const { shopId, voucherId: id } = attempt;
  const now = deps.clock.now();
  await deps.database.inShop(shopId, async (tx) => {
    const where = { shopId_id: { shopId, id } };
    const { intendedAt } = await tx.voucher.findUniqueOrThrow({ where });
    await tx.voucher.updateMany({
      where: { shopId, id, state: 'orphan' },
      data: {
        nextAskAt: nextLookAt(now, intendedAt),
        leaseUntil: null,
        ...(refusal && { refusal }),
      },
    });
  });
}
