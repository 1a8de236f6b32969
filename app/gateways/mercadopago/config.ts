import { DAY, HOUR, MINUTE, SECOND } from '#app/kernel/clock.ts';
import type { GatewayMode } from '../gateway.ts';

export const NAME = 'mercadopago';

/** One host for tests and for real money: the token alone chooses (official OpenAPI, 2026-06). */
export const ORIGIN = 'https://api.mercadopago.com';

/** How a token of each mode begins; a token of the other mode never leaves the house (law 13, MAPPINGS.md). */
export const TOKEN_PREFIXES: Readonly<Record<GatewayMode, string>> = {
  test: 'TEST-',
  live: 'APP_USR-',
};

/** PagoEfectivo's id among Mercado Pago's methods in Peru (official OpenAPI, overlay MPE, 2026-06). */
export const METHOD = 'pagoefectivo_atm';

/** The currency of the Peruvian site; a payment names no other. */
export const CURRENCY = 'PEN';

/**
 * A code lives from 1 to 30 days from its making (official guide). A deadline outside is moved to the nearest one inside,
 * with an hour for the order's way and for clocks that differ.
 */
export const SHORTEST_LIFE_MS = DAY + HOUR;
export const LONGEST_LIFE_MS = 30 * DAY - HOUR;

/** How long each call may take. Issuing is given more: giving it up may leave a live code that nobody sees. */
export const TIMEOUTS = {
  issue: 20 * SECOND,
  change: 15 * SECOND,
  refund: 20 * SECOND,
  ask: 10 * SECOND,
  download: 10 * MINUTE,
} as const;

/** The longest wait that an answer's Retry-After can ask of us. */
export const LONGEST_RETRY_AFTER_SECONDS = 3_600;

/** The report "Todas las transacciones": official reference "settlements-report", 2026. */
export const REPORTS = '/v1/account/settlement_report';

/** More than four million lines; a report of one day is some kilobytes. */
export const LARGEST_REPORT = 1_073_741_824;
