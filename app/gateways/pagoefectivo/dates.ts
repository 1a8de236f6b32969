const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Reads `2020-12-31T23:59:59-05:00`. Null is what is no instant, and PagoEfectivo's way to say "none":
 * `1900-01-01T00:00:00-05:00` (official screenshots of /cips/search, 2018).
 */
export function instantOf(text: string | null | undefined): Date | null {
  if (!text || !INSTANT.test(text)) return null;
  const instant = new Date(text);
  return instant.getTime() > 0 ? instant : null;
}
