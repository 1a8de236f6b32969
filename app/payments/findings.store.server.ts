import { raiseException } from '#app/exceptions/raise.server.ts';
import type { Actor } from '#app/kernel/actor.ts';
import { decimalText, sameMoney } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { Finding } from './finding.ts';
import { record } from './journal.server.ts';
import type { CheckoutFacts, KnownVoucher, Payment, VoucherState } from './model.ts';
import { voucherMayBecome } from './moves.ts';

type Deps = Pick<Foundation, 'clock' | 'ids'>;
type Found = {
  readonly facts: CheckoutFacts;
  readonly voucher: KnownVoucher;
  readonly actor: Actor;
  /** Where it was learnt: ids and the gateway's own word. */
  readonly evidence: Readonly<Record<string, string | null>>;
};

/** Writes down what was found about a code, under the checkout's lock. */
export async function writeFindings(
  deps: Deps,
  tx: ShopTransaction,
  found: Found & { findings: readonly Finding[] },
): Promise<void> {
  for (const finding of found.findings) await writeFinding(deps, tx, { ...found, finding });
}

type One = Found & { readonly finding: Finding };

async function writeFinding(deps: Deps, tx: ShopTransaction, one: One): Promise<void> {
  const { finding, facts, voucher } = one;
  switch (finding.kind) {
    case 'money':
      return writeReceipt(deps, tx, { ...one, finding });
    case 'moved':
      return moveVoucher(deps, tx, { ...one, to: finding.to });
    case 'operation-named':
      await tx.receipt.updateMany({
        where: { shopId: facts.shopId, id: finding.receiptId, operation: null },
        data: { operation: finding.operation },
      });
      return;
    case 'reversed':
      await tx.receiptReversal.createMany({
        data: [
          {
            shopId: facts.shopId,
            receiptId: finding.receiptId,
            recordedAt: deps.clock.now(),
            evidence: one.evidence,
          },
        ],
        skipDuplicates: true,
      });
      return note(deps, tx, one, 'receipt.reversed', { receipt: finding.receiptId });
    case 'raise':
      await raiseException(tx, {
        shopId: facts.shopId,
        id: deps.ids.next(),
        kind: finding.exception,
        subject: finding.subject,
        paymentId: settledPayment(facts, voucher).id,
        at: deps.clock.now(),
        evidence: {
          ...one.evidence,
          reference: voucher.reference,
          expected: decimalText(voucher.amount),
          expectedCurrency: voucher.amount.currency,
          amount: finding.amount && decimalText(finding.amount),
          currency: finding.amount?.currency ?? null,
        },
      });
      return;
    case 'ask-again':
    case 'taken-back-since':
      return;
  }
}

async function writeReceipt(
  deps: Deps,
  tx: ShopTransaction,
  one: Found & { finding: Extract<Finding, { kind: 'money' }> },
): Promise<void> {
  const { facts, voucher, finding } = one;
  const now = deps.clock.now();
  await tx.receipt.create({
    data: {
      shopId: facts.shopId,
      id: deps.ids.next(),
      accountId: voucher.accountId,
      voucherId: voucher.id,
      paymentId: settledPayment(facts, voucher).id,
      operation: finding.operation,
      amountMinor: finding.amount.minor,
      currency: finding.amount.currency,
      purpose: finding.purpose,
      paidAt: finding.paidAt ?? now,
      recordedAt: now,
      evidence: one.evidence,
    },
  });
  await note(deps, tx, one, 'receipt.recorded', {
    amount: decimalText(finding.amount),
    currency: finding.amount.currency,
    operation: finding.operation,
    purpose: finding.purpose,
  });
}

type Move = Found & { readonly to: VoucherState };

/** Moves a code by compare-and-set; another who was first has already written the truth. */
async function moveVoucher(deps: Deps, tx: ShopTransaction, move: Move): Promise<void> {
  const now = deps.clock.now();
  const { count } = await tx.voucher.updateMany({
    where: {
      shopId: move.facts.shopId,
      id: move.voucher.id,
      state: { in: voucherMayBecome(move.to) },
    },
    data: { state: move.to, endedAt: move.to === 'live' ? null : now },
  });
  if (count === 1) await note(deps, tx, move, `voucher.${move.to}`, { from: move.voucher.state });
}

async function note(
  deps: Deps,
  tx: ShopTransaction,
  found: Found,
  kind: string,
  data: Record<string, string | null>,
): Promise<void> {
  await record(tx, {
    shopId: found.facts.shopId,
    id: deps.ids.next(),
    at: deps.clock.now(),
    actor: found.actor,
    kind,
    paymentId: settledPayment(found.facts, found.voucher).id,
    data: { ...found.evidence, reference: found.voucher.reference, ...data },
  });
}

/**
 * Which of a checkout's sessions a code's money belongs to: one of the same amount that Shopify still waits for, the
 * newest the shopper came to; else the one the code was issued for.
 */
export function settledPayment(facts: CheckoutFacts, voucher: KnownVoucher): Payment {
  const took = (payment: Payment, what: string) =>
    facts.tells.some(
      (tell) => tell.paymentId === payment.id && tell.what === what && tell.state === 'applied',
    );
  const fits = facts.payments.filter(
    (payment) => payment.notServed === null && sameMoney(payment.amount, voucher.amount),
  );
  const landed = fits.filter((payment) => payment.landedAt !== null && !took(payment, 'reject'));
  const own = facts.payments.find((payment) => payment.id === voucher.paymentId);
  const waiting = landed.filter(
    (payment) => took(payment, 'pending') && payment.givenUpAt === null,
  );
  const chosen =
    waiting.at(-1) ??
    (own && landed.includes(own) ? own : landed.at(-1)) ??
    own ??
    facts.payments[0];
  if (!chosen) throw new Error('a code without a payment');
  return chosen;
}
