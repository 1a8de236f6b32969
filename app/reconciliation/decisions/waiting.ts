/** The kinds about money of a receipt that did not come as it should. */
export const ABOUT_WAITING = ['MISSING_IN_REPORT', 'AMOUNT_MISMATCH', 'CURRENCY_MISMATCH'] as const;

/**
 * Whether a decision says that nothing more is waited for. What the gateway will correct is still to come; what is missing
 * altogether is no longer asked for once a person has closed it.
 */
export const endsWaiting = (kind: string, choice: string | null): boolean =>
  ABOUT_WAITING.some((about) => about === kind) &&
  (kind === 'MISSING_IN_REPORT' || choice !== 'gateway-corrects');
