import { exponentOf } from '#app/kernel/money.ts';

type Converted = {
  readonly gross_minor: bigint | null;
  readonly gross_currency: string | null;
  readonly net_minor: bigint | null;
  readonly fee_minor: bigint | null;
  readonly fee_tax_minor: bigint | null;
  readonly currency: string;
};

const DECIMALS = 6;

/**
 * Units of the settlement currency that one unit of the gross currency became before fees, as decimal text with six places,
 * rounded half up; null where both are the same, or a part is not known.
 */
export function impliedRate(row: Converted): string | null {
  const { gross_minor, gross_currency, net_minor, currency } = row;
  if (gross_minor === null || gross_minor === 0n || gross_currency === null || net_minor === null)
    return null;
  if (gross_currency === currency) return null;
  const settled = net_minor - (row.fee_minor ?? 0n) - (row.fee_tax_minor ?? 0n);
  const from = exponentOf(gross_currency) ?? 2;
  const to = exponentOf(currency) ?? 2;
  const top = magnitude(settled) * 10n ** BigInt(DECIMALS + from);
  const bottom = magnitude(gross_minor) * 10n ** BigInt(to);
  const digits = `${(top + bottom / 2n) / bottom}`.padStart(DECIMALS + 1, '0');
  return `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
}

const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
