import type { GatewayNotification, Observation } from '#app/gateways/gateway.ts';
import type { Money } from '#app/kernel/money.ts';
import type {
  CheckoutFacts,
  KnownVoucher,
  Receipt,
  ReceiptPurpose,
  VoucherState,
} from './model.ts';

/** What is to be written down after the gateway was asked about a code. */
export type Finding =
  | {
      readonly kind: 'money';
      readonly operation: string | null;
      readonly amount: Money;
      readonly paidAt: Date | null;
      readonly purpose: ReceiptPurpose;
    }
  | { readonly kind: 'operation-named'; readonly receiptId: string; readonly operation: string }
  | { readonly kind: 'moved'; readonly to: VoucherState }
  | { readonly kind: 'reversed'; readonly receiptId: string }
  | {
      readonly kind: 'raise';
      readonly exception: 'DOUBLE_PAYMENT' | 'WRONG_AMOUNT' | 'WRONG_CURRENCY' | 'REVERSED';
      readonly subject: string;
      readonly amount: Money | null;
    }
  /** The money that the notification speaks of came in, or was announced, and has been taken back since: nothing to do. */
  | { readonly kind: 'taken-back-since' }
  /** The notification and the gateway's own word differ: nothing is believed, and it is asked again. */
  | { readonly kind: 'ask-again' };

/** What was asked about a code, and on which facts it is judged. */
export type Question = {
  readonly voucher: KnownVoucher;
  readonly facts: CheckoutFacts;
  /** What the gateway says now: the proof. */
  readonly observation: Observation;
  /** The verified delivery that made us ask, if one did: a hint (law 3). */
  readonly hint: GatewayNotification | null;
};

/** The money that came in on the code in question. */
export const receiptsOf = ({
  voucher,
  facts,
}: Pick<Question, 'voucher' | 'facts'>): readonly Receipt[] =>
  facts.receipts.filter((receipt) => receipt.voucherId === voucher.id);
