// Up to 16 digits and 2 decimals, the widest of the sellers' field tables (PagoEfectivo, POST /v1/cips).
const DECIMAL = /^\d{1,16}(?:\.\d{1,2})?$/;

/** Céntimos behind decimal text such as "22", "22.5" or "22.05"; null for any other form. */
export function minorFrom(text: string): bigint | null {
  if (!DECIMAL.test(text)) return null;
  const [whole = '', cents = ''] = text.split('.');
  return BigInt(whole + cents.padEnd(2, '0'));
}

/** Decimal text with both decimals: "1001.00". */
export function fixedText(minor: bigint): string {
  const digits = minor.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Decimal text with trailing zeros lost, as PagoEfectivo writes it in JSON: "22.05", "22.5", "22". */
export function trimmedText(minor: bigint): string {
  return fixedText(minor).replace(/\.?0+$/, '');
}

/** An amount as a person reads it: "S/ 22.00". */
export function forPeople(minor: bigint, currency: string): string {
  return `${currency === 'PEN' ? 'S/' : 'US$'} ${fixedText(minor)}`;
}
