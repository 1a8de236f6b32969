import type { ShopId } from '#app/kernel/ids.ts';
import { auditFees, type FeeAudit } from '#app/reconciliation/expected/audit-fees.server.ts';
import { countText, moneyText } from '../format.ts';
import type { ReadDeps } from '../house.ts';
import type { Reader } from '../reader.ts';
import { percentText } from './rate-card/terms-form.ts';

/** Why charged and agreed differ, as far as numbers can say; `percent` has its sign. */
export type FeesExplained =
  | { readonly kind: 'none' | 'rounding' | 'unknown' }
  | { readonly kind: 'other-rate'; readonly percent: string };

/** What was charged on a payout's payments beside what the rate card says, and how many payments that is. */
type OfPayments = {
  readonly audited: string;
  readonly expected: string;
  readonly charged: string;
  readonly over: string;
  readonly under: string;
  readonly explained: FeesExplained;
};

/** The fees of a payout, as its page tells them. */
export type PayoutFees = {
  readonly ofPayments: OfPayments | null;
  /** Payments of which nothing can be said. */
  readonly unaudited: string | null;
  readonly other: OtherFees | null;
};

/** What no payment was charged; `expected` is null without a card, `off` where it was charged to the céntimo, or without one. */
export type OtherFees = {
  readonly charged: string;
  readonly expected: string | null;
  readonly off: { readonly is: 'over' | 'under'; readonly amount: string } | null;
};

type OfPayout = { readonly payoutId: string; readonly currency: string };

/** The fees of a payout against the account's rate card; null where it has none, and none were agreed. */
export async function presentPayoutFees(
  { database }: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { readonly shopId: ShopId; readonly reader: Reader },
  { payoutId, currency }: OfPayout,
): Promise<PayoutFees | null> {
  const { total, other } = await auditFees({ database }, shopId, { of: 'payout', payoutId });
  const others = otherFees(other, currency);
  if (total.audited + total.unaudited === 0n && others === null) return null;
  const money = (minor: bigint) => moneyText(minor, currency);
  const count = (number: bigint) => countText(number, reader);
  return {
    ofPayments:
      total.audited === 0n
        ? null
        : {
            audited: count(total.audited),
            expected: money(total.expected),
            charged: money(total.charged),
            over: money(total.over),
            under: money(total.under),
            explained: explained(total.explained),
          },
    unaudited: total.unaudited === 0n ? null : count(total.unaudited),
    other: others,
  };
}

/** The fees of no payment beside those of the card, the difference named; null where there are none. */
export function otherFees(
  { charged, expected }: FeeAudit['other'],
  currency: string,
): OtherFees | null {
  if (charged === 0n && (expected ?? 0n) === 0n) return null;
  const more = charged - (expected ?? charged);
  const amount = moneyText(more < 0n ? -more : more, currency);
  return {
    charged: moneyText(charged, currency),
    expected: expected === null ? null : moneyText(expected, currency),
    off: more === 0n ? null : { is: more > 0n ? 'over' : 'under', amount },
  };
}

function explained(why: FeeAudit['total']['explained']): FeesExplained {
  if (why.kind !== 'other-rate') return why;
  const { kind, offPpm } = why;
  return { kind, percent: offPpm < 0n ? `\u2212${percentText(-offPpm)}` : percentText(offPpm) };
}
