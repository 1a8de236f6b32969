import type { PaymentId, RefundId, VoucherId } from '#app/kernel/ids.ts';
import { type Answer, fieldOf } from '../answer.ts';
import type { By, DeedDeps } from '../house.ts';
import { isId } from '../ids.ts';
import type { es } from '../words/es.ts';

export type PaymentAnswer = Answer<keyof typeof es.payment.done>;
type Deed = By & { readonly paymentId: PaymentId; readonly form: FormData };

/** What staff asked to be done about a payment, by the form's `intent`; the use-cases decide whether it may. */
export async function doAboutPayment(house: DeedDeps, deed: Deed): Promise<PaymentAnswer> {
  const { form } = deed;
  switch (fieldOf(form, 'intent')) {
    case 'ask':
      return ask(house, deed);
    case 'void':
      return voidCode(house, deed);
    case 'refund-resolve':
      return decide(house, deed, 'resolve');
    case 'refund-reject':
      return decide(house, deed, 'reject');
    default:
      return { refused: 'unknown' };
  }
}

async function ask(
  { payments }: DeedDeps,
  { shopId, actor, paymentId }: Deed,
): Promise<PaymentAnswer> {
  const asked = await payments.askNow({ shopId, actor, paymentId });
  return asked.ok ? { done: 'asked' } : { refused: asked.error.kind };
}

async function voidCode(
  { payments }: DeedDeps,
  { shopId, actor, form }: Deed,
): Promise<PaymentAnswer> {
  const voucherId = fieldOf(form, 'voucher');
  if (!isId(voucherId)) return { refused: 'not-found' };
  const voided = await payments.voidCode({ shopId, actor, voucherId: voucherId as VoucherId });
  if (!voided.ok) return { refused: voided.error.kind };
  return { done: voided.value === 'paid' ? 'paid-instead' : 'voided' };
}

const LONGEST_REASON = 500;

async function decide(
  { refunds }: DeedDeps,
  { shopId, actor, form }: Deed,
  decision: 'resolve' | 'reject',
): Promise<PaymentAnswer> {
  const refundId = fieldOf(form, 'refund');
  const reason = fieldOf(form, 'reason').trim().slice(0, LONGEST_REASON);
  if (!isId(refundId)) return { refused: 'not-found' };
  if (reason === '') return { refused: 'reason-missing', fields: [refundId] };
  const decided = await refunds.decide({
    shopId,
    actor,
    refundId: refundId as RefundId,
    decision,
    reason,
  });
  return decided.ok ? { done: `refund-${decision}` } : { refused: decided.error.kind };
}
