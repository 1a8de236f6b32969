import { after, earlier, later } from '#app/kernel/clock.ts';
import { limaOffsetText } from '#app/kernel/lima.ts';
import { LONGEST_LIFE_MS, SHORTEST_LIFE_MS } from './config.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:?\d\d)$/;

/** Reads `2020-05-30T23:59:59.000-04:00`; null is what is no instant. Mercado Pago writes any offset, mostly -04:00. */
export function instantOf(text: string | null | undefined): Date | null {
  if (!text || !INSTANT.test(text)) return null;
  const instant = new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return instant.getTime() > 0 ? instant : null;
}

/** `2026-11-27T10:00:00.000-05:00`: with milliseconds, which Mercado Pago demands. */
export const expirationText = (instant: Date): string =>
  limaOffsetText(instant).replace(/-05:00$/, '.000-05:00');

/** The deadline that Mercado Pago takes which is nearest to the one asked for. */
export const withinLimits = (asked: Date, now: Date): Date =>
  earlier(later(asked, after(now, SHORTEST_LIFE_MS)), after(now, LONGEST_LIFE_MS));
