import type { ShopId } from '#app/kernel/ids.ts';
import { providerOf } from '#app/merchants/account-provider.server.ts';
import type { Notifications } from '#app/notifications/notifications.server.ts';
import { openDelivery } from '#app/notifications/sealed-delivery.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { countText, type InstantText, instantText } from './format.ts';
import { adviceText } from './notifications/advice.ts';
import {
  type DeliveryRow,
  type RefusedRow,
  readDelivery,
  readRefusedDelivery,
} from './notifications/notification.store.server.ts';
import {
  eventText,
  outcomeText,
  reasonText,
  type Verdict,
  verdictOf,
} from './notifications/verdict.ts';
import type { Reader } from './reader.ts';
import { translatorFor } from './words/words-for.server.ts';

type Shown = {
  readonly id: string;
  readonly received: InstantText;
  readonly account: string;
  readonly source: string;
  /** What arrived, scrubbed of people and keys by the provider; null when it can no longer be opened. */
  readonly body: string | null;
};
export type NotificationScreen = Shown &
  (
    | {
        readonly kind: 'refused';
        readonly why: string;
        /** Which recipe would have matched, and what to do. */
        readonly advice: string;
      }
    | {
        readonly kind: 'received';
        readonly event: string;
        readonly code: string | null;
        readonly verdict: Verdict;
        readonly outcome: string;
        readonly times: string | null;
        readonly paymentId: string | null;
      }
  );

type Deps = Pick<Foundation, 'database' | 'sealing'> & {
  readonly notifications: Pick<Notifications, 'explainRefused'>;
};
type Seer = { readonly shopId: ShopId; readonly reader: Reader };

/** One delivery: when and whence it came, what it said, what we did with it and why; null where the shop has none of this id. */
export async function presentNotification(
  deps: Deps,
  seer: Seer,
  id: string,
): Promise<NotificationScreen | null> {
  const { shopId } = seer;
  const found = await deps.database.inShop(shopId, async (tx) => ({
    delivery: await readDelivery(tx, shopId, id),
    refused: await readRefusedDelivery(tx, shopId, id),
  }));
  if (found.delivery) return received(deps, seer, found.delivery);
  return found.refused ? refused(deps, seer, found.refused) : null;
}

async function received(deps: Deps, seer: Seer, row: DeliveryRow): Promise<NotificationScreen> {
  const say = translatorFor(seer.reader);
  const text = row.sealed
    ? async () => {
        const place = { shop: seer.shopId, column: 'delivery.body' };
        const opened = await deps.sealing.open(
          Buffer.from(row.body, 'base64').toString('utf8'),
          place,
        );
        return Buffer.from(opened, 'base64').toString('utf8');
      }
    : async () => Buffer.from(row.body, 'base64').toString('utf8');
  return {
    ...shown(row, seer),
    kind: 'received',
    event: eventText(row.event, say),
    code: row.reference,
    verdict: verdictOf(row.state, row.repeated),
    outcome: outcomeText(row.outcome, say),
    times: row.times > 1n ? countText(row.times, seer.reader) : null,
    paymentId: row.payment_id,
    body: await scrubbed(deps, seer, { row, text }),
  };
}

async function refused(deps: Deps, seer: Seer, row: RefusedRow): Promise<NotificationScreen> {
  const text = async () => {
    const raw = await openDelivery(deps.sealing, seer.shopId, row.sealed);
    return Buffer.from(raw.body).toString('utf8');
  };
  const ref = { shopId: seer.shopId, refusedId: row.id };
  // Sealed with a key that is gone, it can no longer be told.
  const explained = await deps.notifications.explainRefused(ref).catch(() => null);
  const say = translatorFor(seer.reader);
  return {
    ...shown(row, seer),
    kind: 'refused',
    why: reasonText(row.reason, say),
    advice: adviceText({ reason: row.reason, source: row.source_address, explained }, say),
    body: await scrubbed(deps, seer, { row, text }),
  };
}

const shown = (row: DeliveryRow | RefusedRow, { reader }: Seer) => ({
  id: row.id,
  received: instantText(row.received_at, reader),
  account: row.label,
  source: row.source_address,
});

const LONGEST_BODY = 8_000;

/** A body sealed with a key that is gone stays closed; without its provider nothing knows what to hide, so nothing is shown. */
async function scrubbed(
  { database }: Deps,
  { shopId }: Seer,
  { row, text }: { readonly row: DeliveryRow | RefusedRow; readonly text: () => Promise<string> },
): Promise<string | null> {
  const { gateway, declared_gateway_id: declaredGatewayId } = row;
  const provider = await database.inShop(shopId, (tx) =>
    providerOf(tx, shopId, { gateway, declaredGatewayId }),
  );
  if (!provider) return null;
  const body = await text().catch(() => null);
  return body === null ? null : provider.scrub(body.slice(0, LONGEST_BODY));
}
