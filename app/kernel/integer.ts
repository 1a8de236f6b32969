/** A plain whole number from text (a count, an offset; never money), or null. */
export function parseInteger(text: string): number | null {
  return /^-?\d{1,15}$/.test(text) ? Number.parseInt(text, 10) : null;
}
