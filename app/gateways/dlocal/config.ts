import { HOUR, SECOND } from '#app/kernel/clock.ts';
import type { GatewayMode } from '../gateway.ts';

export const NAME = 'dlocal';

/** The API's origin by mode (docs.dlocal.com, 2026); nothing else chooses a host (law 13). */
export const ORIGINS: Readonly<Record<GatewayMode, string>> = {
  test: 'https://sandbox.dlocal.com',
  live: 'https://api.dlocal.com',
};

/** How long each call may take. Issuing is given more: giving it up may leave a live code that nobody sees. */
export const TIMEOUTS = { issue: 20 * SECOND, refund: 20 * SECOND, ask: 10 * SECOND } as const;

/** What is taken for the deadline of a code found later, where dLocal's answer names none: it is asked for all the same. */
export const UNTOLD_DEADLINE_MS = 48 * HOUR;

/** The longest wait that an answer's Retry-After can ask of us. */
export const LONGEST_RETRY_AFTER_SECONDS = 3_600;
