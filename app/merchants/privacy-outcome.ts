import { z } from 'zod';

/**
 * What came of a privacy request. `forgotten`: of so many payments the person is no longer known. `found`: these payments
 * hold data of the person, which the merchant shows him.
 */
export type PrivacyOutcome = z.infer<typeof outcome>;

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('forgotten'), payments: z.int() }),
  z.object({ kind: z.literal('found'), paymentIds: z.array(z.string()) }),
]);

export const privacyOutcomeText = (value: PrivacyOutcome): string => JSON.stringify(value);

/** The outcome in its column, or null where none stands. */
export const readPrivacyOutcome = (text: string | null): PrivacyOutcome | null =>
  text === null ? null : outcome.parse(JSON.parse(text));
