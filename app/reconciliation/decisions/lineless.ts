/** The kinds that may have no line in them: what the bank got, and the fee that a sale's own line names, are no lines. */
const LINELESS: readonly string[] = ['FEE_MISMATCH', 'PAYOUT_MISMATCH'];

/** Whether a matter of this kind is open or closed by itself, whatever its lines are: a decision about it can be taken back. */
export const standsWithoutLines = (kind: string): boolean => LINELESS.includes(kind);
