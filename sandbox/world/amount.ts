/** Currencies of the stage and their decimals (ISO 4217). */
const DECIMALS: Record<string, number> = { CLP: 0, JPY: 0, KRW: 0, PYG: 0 };

const decimalsOf = (currency: string): number => DECIMALS[currency] ?? 2;

/** "125.50" PEN to 12550n; null when it is not an amount of that currency. */
export function parseAmount(text: string, currency: string): bigint | null {
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(text);
  const decimals = decimalsOf(currency);
  const fraction = match?.[2] ?? '';
  if (!match?.[1] || fraction.length > decimals) return null;
  return BigInt(match[1] + fraction.padEnd(decimals, '0'));
}

/** 12550n PEN to "125.50", the way Shopify writes amounts in every locale. */
export function formatAmount(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = minor.toString().padStart(decimals + 1, '0');
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
