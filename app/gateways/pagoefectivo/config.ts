import { MINUTE, SECOND } from '#app/kernel/clock.ts';
import type { GatewayMode } from '../gateway.ts';

export const NAME = 'pagoefectivo';

/** The API's origin by mode (official document v1.1, 2018-11-20); nothing else chooses a host (law 13). */
export const ORIGINS: Readonly<Record<GatewayMode, string>> = {
  test: 'https://pre1a.services.pagoefectivo.pe',
  live: 'https://services.pagoefectivo.pe',
};

/** How long each call may take. Issuing is given more: giving it up may leave a live code that nobody sees. */
export const TIMEOUTS = {
  authorize: 10 * SECOND,
  issue: 20 * SECOND,
  change: 15 * SECOND,
  search: 10 * SECOND,
} as const;

/** A token is renewed this long before its end, so that none runs out on its way. */
export const TOKEN_MARGIN_MS = 5 * MINUTE;

/** The longest wait that an answer's Retry-After can ask of us. */
export const LONGEST_RETRY_AFTER_SECONDS = 3_600;
