const OFFSET_MS = 4 * 60 * 60_000;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/;

/** An instant as Mercado Pago writes it, in its own zone whatever the country: `2020-05-30T23:59:59.000-04:00`. */
export const dateText = (at: Date): string =>
  new Date(at.getTime() - OFFSET_MS).toISOString().replace('Z', '-04:00');

/** The instant behind `yyyy-MM-ddTHH:mm:ss.SSS±hh:mm`; null for any other form: it wants the milliseconds. */
export function instantFrom(text: string): Date | null {
  const at = ISO.test(text) ? new Date(text) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}
