import { DAY, MINUTE, SECOND } from '#app/kernel/clock.ts';
import type { GatewayMode } from '../gateway.ts';

export const NAME = 'payu';

/** The API's origin by mode (payments-api-peru and queries-api, 2022-06); nothing else chooses a host (law 13). */
export const ORIGINS: Readonly<Record<GatewayMode, string>> = {
  test: 'https://sandbox.api.payulatam.com',
  live: 'https://api.payulatam.com',
};

export const PATHS = {
  payments: '/payments-api/4.0/service.cgi',
  queries: '/reports-api/4.0/service.cgi',
} as const;

/** PayU answers in three seconds as a rule and in a minute at worst (api-integration, 2021-06): issuing is given more. */
export const TIMEOUTS = { issue: 30 * SECOND, ask: 15 * SECOND, probe: 15 * SECOND } as const;

/** A code lives seven days at most; a later date is ignored as a whole (payments-api-peru, considerations). */
export const LONGEST_LIFE_MS = 7 * DAY;

/** How far below the longest life a wish is kept, so that clocks that differ do not make PayU ignore it. */
export const LIFE_MARGIN_MS = 10 * MINUTE;

/** The longest wait that an answer's Retry-After can ask of us. */
export const LONGEST_RETRY_AFTER_SECONDS = 3_600;
