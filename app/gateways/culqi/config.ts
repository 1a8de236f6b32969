import { SECOND } from '#app/kernel/clock.ts';
import type { GatewayMode } from '../gateway.ts';

export const NAME = 'culqi';

/** One host for tests and for real money: the key alone chooses (official SDKs, 2024). */
export const ORIGIN = 'https://api.culqi.com';

/** How a secret key of each mode begins; a key of the other mode never leaves the house (law 13). */
export const KEY_PREFIXES: Readonly<Record<GatewayMode, string>> = {
  test: 'sk_test_',
  live: 'sk_live_',
};

/** The one currency in which PagoEfectivo is documented here. */
export const CURRENCY = 'PEN';

/** The lowest amount that the API's description names, in céntimos; its own error names 100. Theirs to refuse. */
export const DOUBTFUL_BELOW_MINOR = 600n;

/** How many orders of one amount are looked through for ours: the most that one page holds. */
export const PAGE_SIZE = 100;

/** How long each call may take. Issuing is given more: giving it up may leave a live code that nobody sees. */
export const TIMEOUTS = { issue: 20 * SECOND, change: 15 * SECOND, ask: 10 * SECOND } as const;

/** The longest wait that an answer's Retry-After can ask of us. */
export const LONGEST_RETRY_AFTER_SECONDS = 3_600;
