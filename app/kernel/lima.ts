import { HOUR } from './clock.ts';

/** Peru keeps UTC−5 all year, without summer time (research: gateways.md i). */
const LIMA_OFFSET_MS = 5 * HOUR;

/** `2026-11-25T14:30:00-05:00`: an instant as PagoEfectivo and people in Peru write it, to the second. */
export const limaOffsetText = (instant: Date): string =>
  `${new Date(instant.getTime() - LIMA_OFFSET_MS).toISOString().slice(0, 19)}-05:00`;

/** `2026-11-25`: the business date in Lima of an instant. */
export const limaDate = (instant: Date): string =>
  new Date(instant.getTime() - LIMA_OFFSET_MS).toISOString().slice(0, 10);

/** Midnight in Lima before an instant. */
export const startOfLimaDay = (instant: Date): Date =>
  new Date(`${limaDate(instant)}T00:00:00-05:00`);
