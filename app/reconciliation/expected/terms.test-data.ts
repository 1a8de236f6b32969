import { parseTerms, type Terms } from './terms.ts';

/** A card as a Peruvian gateway writes it: 3.49 % and S/ 1.00, IGV on top, the next business day, until six. */
export const CARD = {
  settleDays: 1,
  cutOffMinute: 18 * 60,
  fee: {
    tiers: [{ upTo: null as string | null, percentPpm: 34_900, fixed: '100' }],
    minimum: null as string | null,
    maximum: null as string | null,
  },
  feeTax: { ppm: 180_000, per: 'line', rounding: 'half-up' },
  withholdings: [] as { name: string; ppm: number; of: string }[],
  otherFees: { refund: '0', dispute: '0', transfer: '0', monthly: '0' },
  settlesIn: null as { currency: string; marginPpm: number } | null,
};

/** Terms from what a merchant would send. */
export function termsOf(sent: unknown): Terms {
  const read = parseTerms(sent);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
