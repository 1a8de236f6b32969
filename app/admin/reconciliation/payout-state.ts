/** Whether a payout agrees with what the bank received. */
export type PayoutState = 'agrees' | 'differs' | 'bank-unknown' | 'not-sent';

type Judged = {
  readonly exception_id: string | null;
  readonly sent_minor: bigint | null;
  readonly bank_minor: bigint | null;
};

/** By the open exception that it does not, and by what is known of it. */
export function payoutStateOf({ exception_id, sent_minor, bank_minor }: Judged): PayoutState {
  if (exception_id !== null) return 'differs';
  if (bank_minor !== null) return 'agrees';
  return sent_minor === null ? 'not-sent' : 'bank-unknown';
}
