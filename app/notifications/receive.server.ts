import type {
  Credentials,
  GatewayNotification,
  GatewayProvider,
  NotificationRefused,
  RawNotification,
} from '#app/gateways/gateway.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { type Batch, createBatch } from '#app/platform/batch.server.ts';
import { isRefusedData } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type InboxRow, putAside, putIn } from './inbox.store.server.ts';
import { inboxRow } from './inbox-row.server.ts';
import { keepUnsigned, type Unvouched } from './keep-unsigned.server.ts';
import { sealDelivery } from './sealed-delivery.ts';
import type { DeliveryRefused, SourceJudged } from './source-rules.ts';

export type ReceiveDeps = Pick<Foundation, 'clock' | 'ids' | 'database' | 'sealing' | 'gap'>;

/** The account that a path names: how its deliveries are verified. */
export type ReceivingAccount = {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly provider: GatewayProvider;
  /** The present credentials, and the former ones for a while after a change. */
  readonly verifyWith: readonly Credentials[];
};

export type Delivery = {
  readonly account: ReceivingAccount;
  readonly raw: RawNotification;
  readonly sourceAddress: string;
  /** Whether it comes from where its gateway sends. */
  readonly source?: SourceJudged;
};

export type Received = { readonly dedupeKey: string };

/** Refused deliveries kept per account and minute; what comes beyond is only counted. */
const KEPT_REFUSALS_PER_MINUTE = 60;

/** Verifies, keeps, and only then answers: the caller acknowledges what is committed (law 5). Deliveries that arrive together share a commit. */
export function createReceive(
  deps: ReceiveDeps,
): (delivery: Delivery) => Promise<Result<Received, DeliveryRefused>> {
  const signed = signedInbox(deps);
  const unsigned = createBatch<Unvouched, Result<Received, DeliveryRefused>>({
    most: 128,
    atOnce: 1,
    write: (deliveries) => keepUnsigned(deps, deliveries),
  });
  const refusals = createRefusalCounter(deps);
  const refuse = async (delivery: Delivery, error: DeliveryRefused) => {
    const kept = refusals.mayKeep(delivery.account.accountId);
    if (kept) await keepRefused(deps, delivery, error.reason);
    return err(
      kept || error.reason !== 'no-code-of-ours' ? error : { reason: 'too-many' as const },
    );
  };
  return async (delivery) => {
    const read: Result<GatewayNotification, DeliveryRefused> =
      delivery.source === 'refused'
        ? err({ reason: 'unexpected-source' } as const)
        : verify(delivery);
    if (!read.ok && read.error.reason !== 'unreadable') return refuse(delivery, read.error);
    const notification = read.ok ? read.value : null;
    if (delivery.account.provider.capabilities.notifications === 'unsigned') {
      const admitted = await unsigned.add({ delivery, notification });
      const isNobodys = !admitted.ok && admitted.error.reason === 'no-code-of-ours';
      return isNobodys ? refuse(delivery, admitted.error) : admitted;
    }
    const row = await inboxRow(deps, delivery, notification);
    await signed.add(row);
    return ok({ dedupeKey: row.dedupe_key });
  };
}

const signedInbox = (deps: ReceiveDeps): Batch<InboxRow, true> =>
  createBatch({
    most: 128,
    atOnce: 2,
    isOfOneItem: isRefusedData,
    write: async (rows) => {
      await putIn(deps.database.door, rows);
      deps.gap('inbox.committed');
      return rows.map(() => true as const);
    },
  });

/** Any credentials of the window will do; the first refusal is the one that is told. */
export function verify({
  account,
  raw,
}: Delivery): Result<GatewayNotification, NotificationRefused> {
  const tries = account.verifyWith.map((credentials) =>
    account.provider.readNotification(raw, credentials),
  );
  return (
    tries.find((result) => result.ok) ??
    tries.find((result) => !result.ok && result.error.reason === 'unreadable') ??
    tries[0] ??
    err({ reason: 'wrong-signature' })
  );
}

async function keepRefused(
  deps: ReceiveDeps,
  { account, raw, sourceAddress }: Delivery,
  reason: string,
): Promise<void> {
  await putAside(deps.database.door, {
    shopId: account.shopId,
    id: deps.ids.next(),
    accountId: account.accountId,
    receivedAt: deps.clock.now(),
    sourceAddress,
    reason,
    sealed: await sealDelivery(deps.sealing, account.shopId, raw),
  });
}

function createRefusalCounter(deps: ReceiveDeps): { mayKeep(account: AccountId): boolean } {
  let minute = '';
  let counts = new Map<AccountId, number>();
  return {
    mayKeep: (account) => {
      const now = deps.clock.now().toISOString().slice(0, 16);
      if (now !== minute) {
        minute = now;
        counts = new Map();
      }
      const count = (counts.get(account) ?? 0) + 1;
      counts.set(account, count);
      return count <= KEPT_REFUSALS_PER_MINUTE;
    },
  };
}
