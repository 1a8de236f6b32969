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
  /** What no payment was charged; `expected` is null without a card. */
  readonly other: { readonly charged: string; readonly expected: string | null } | null;
};

type OfPayout = { readonly payoutId: string; readonly currency: string };

/** The fees of a payout against the account's rate card; null where it has none, and none were agreed. */
export async function presentPayoutFees(
  { database }: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { readonly shopId: ShopId; readonly reader: Reader },
  { payoutId, currency }: OfPayout,
): Promise<PayoutFees | null> {
  const { total, other } = await auditFees({ database }, shopId, { of: 'payout', payoutId });
  const isOther = other.charged !== 0n || (other.expected ?? 0n) !== 0n;
  if (total.audited + total.unaudited === 0n && !isOther) return null;
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
    other: isOther
      ? {
          charged: money(other.charged),
          expected: other.expected === null ? null : money(other.expected),
        }
      : null,
  };
}

function explained(why: FeeAudit['total']['explained']): FeesExplained {
  if (why.kind !== 'other-rate') return why;
  const { kind, offPpm } = why;
  return { kind, percent: offPpm < 0n ? `\u2212${percentText(-offPpm)}` : percentText(offPpm) };
}
