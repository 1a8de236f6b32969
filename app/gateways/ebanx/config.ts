import { SECOND } from '#app/kernel/clock.ts';
import type { GatewayMode } from '../gateway.ts';

export const NAME = 'ebanx';

/**
 * The API's origin by mode, as EBANX's own SDK calls it (ebanx/benjamin, 2025-07). Its pages of 2026 also print
 * `sandbox.ebanx.com`. Nothing else chooses a host (law 13).
 */
export const ORIGINS: Readonly<Record<GatewayMode, string>> = {
  test: 'https://sandbox.ebanxpay.com',
  live: 'https://api.ebanxpay.com',
};

/** How long each call may take. Issuing is given more: giving it up may leave a live code that nobody sees. */
export const TIMEOUTS = { issue: 20 * SECOND, change: 20 * SECOND, ask: 10 * SECOND } as const;

/** The longest wait that an answer's Retry-After can ask of us. */
export const LONGEST_RETRY_AFTER_SECONDS = 3_600;

/** A payment code that no order of ours bears: asking for it proves the keys and changes nothing. */
export const PROBE_CODE = 'codigo-probe';
