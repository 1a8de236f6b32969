import { raiseException } from '#app/exceptions/raise.server.ts';
import {
  type CheckoutId,
  idOfName,
  type PaymentId,
  type RegistrationKey,
  type ShopId,
} from '#app/kernel/ids.ts';
import { decimalText } from '#app/kernel/money.ts';
import { createBatch } from '#app/platform/batch.server.ts';
import { isRefusedData } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { NotServed } from './model.ts';
import { type OpenRow, writeSessions } from './open.store.server.ts';
import { payToken } from './pay-link.ts';
import { sealBuyer } from './personal-data.server.ts';
import type { SessionRequest } from './session-request.ts';

export type OpenDeps = Pick<Foundation, 'clock' | 'ids' | 'database' | 'sealing' | 'config'>;

export type Open = {
  readonly shopId: ShopId;
  readonly registrationKey: RegistrationKey;
  readonly request: SessionRequest;
};

/** The one answer to a session, for ever. */
export type Opened = { readonly redirectUrl: string };

/** The currencies in which codes are issued (DESIGN, law 1). */
const SERVED_CURRENCIES = ['PEN', 'USD'];

/** Payment and checkout ids follow from Shopify's own: any process, at any time, finds the same row. */
export const paymentIdOf = (shopId: ShopId, registration: string, sessionId: string): PaymentId =>
  idOfName('payment', shopId, registration, sessionId) as PaymentId;

const checkoutIdOf = (shopId: ShopId, registration: string, group: string): CheckoutId =>
  idOfName('checkout', shopId, registration, group) as CheckoutId;

/** Test and live sessions of one checkout share no code and no money (law 13). */
const groupOf = ({ group, test }: SessionRequest): string => (test ? `test:${group}` : group);

const notServed = ({ kind, amount }: SessionRequest): NotServed | null => {
  if (kind === 'authorization') return 'manual-capture';
  return SERVED_CURRENCIES.includes(amount.currency) ? null : 'currency';
};

type Item = { readonly open: Open; readonly id: PaymentId; readonly row: OpenRow };

/**
 * Opens payment sessions: one write, no foreign call. Sessions that arrive together share a commit. The same id again
 * gets the same answer; another body under a known id keeps the first and raises CHANGED_REQUEST.
 */
export function createOpenSessions(deps: OpenDeps): (open: Open) => Promise<Opened> {
  const batches = createBatch<Item, true>({
    most: 128,
    atOnce: 3,
    write: (items) => writeByShop(deps, items),
    isOfOneItem: isRefusedData,
  });
  return async (open) => {
    const id = paymentIdOf(open.shopId, open.registrationKey, open.request.sessionId);
    await batches.add({ open, id, row: await rowOf(deps, open, id) });
    return { redirectUrl: `${deps.config.appUrl}/pay/${payToken(deps.sealing, open.shopId, id)}` };
  };
}

async function rowOf(deps: OpenDeps, open: Open, id: PaymentId): Promise<OpenRow> {
  const { request, shopId, registrationKey } = open;
  const person = await sealBuyer(deps.sealing, { shopId, paymentId: id }, request.buyer);
  const refusal = notServed(request);
  return {
    id,
    checkout_id: checkoutIdOf(shopId, registrationKey, groupOf(request)),
    registration_key: registrationKey,
    group_key: groupOf(request),
    session_id: request.sessionId,
    session_gid: request.gid,
    test: request.test,
    kind: request.kind,
    amount_minor: request.amount.minor.toString(),
    currency: request.amount.currency,
    merchant_locale: request.merchantLocale,
    buyer_locale: request.buyerLocale,
    proposed_at: request.proposedAt.toISOString(),
    opened_at: deps.clock.now().toISOString(),
    request_digest: digestOf(deps, request).toString('hex'),
    state: refusal === null ? 'opened' : 'not-served',
    not_served: refusal,
    key_sealed: person.keySealed,
    sealed: person.sealed,
    email_hash: person.emailHash?.toString('hex') ?? null,
    event_id: deps.ids.next(),
    alert_id: deps.ids.next(),
  };
}

const digestOf = (deps: OpenDeps, request: SessionRequest): Buffer =>
  deps.sealing.fingerprint('session-request', request.canonical);

async function writeByShop(deps: OpenDeps, items: readonly Item[]): Promise<readonly true[]> {
  const byShop = Map.groupBy(items, (item) => item.open.shopId);
  const writing = [...byShop].map(async ([shopId, ofShop]) => {
    const firsts = [...new Map(ofShop.toReversed().map((item) => [item.id, item])).values()];
    const rows = firsts.map((item) => item.row);
    const written = await writeSessions(deps.database.app, shopId, rows);
    const repeats = ofShop.filter((item) => !(firsts.includes(item) && written.has(item.id)));
    if (repeats.length > 0) await compareRepeats(deps, shopId, repeats);
  });
  for (const written of await Promise.allSettled(writing)) {
    if (written.status === 'rejected') throw written.reason;
  }
  return items.map(() => true);
}

/** A repeated id must carry the same request; where it does not, the first stands and a person is told. */
async function compareRepeats(
  deps: OpenDeps,
  shopId: ShopId,
  repeats: readonly Item[],
): Promise<void> {
  await deps.database.inShop(shopId, async (tx) => {
    for (const { id, open, row } of repeats) {
      const kept = await tx.payment.findUniqueOrThrow({ where: { shopId_id: { shopId, id } } });
      if (Buffer.from(kept.requestDigest).toString('hex') === row.request_digest) continue;
      await raiseException(tx, {
        shopId,
        id: deps.ids.next(),
        kind: 'CHANGED_REQUEST',
        subject: id,
        paymentId: id,
        at: deps.clock.now(),
        evidence: {
          kept: decimalText({ minor: kept.amountMinor, currency: kept.currency }),
          keptCurrency: kept.currency,
          asked: decimalText(open.request.amount),
          askedCurrency: open.request.amount.currency,
        },
      });
    }
  });
}
