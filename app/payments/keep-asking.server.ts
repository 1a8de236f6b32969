import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { nextAskAt } from './deadlines.ts';
import type { Finding } from './finding.ts';
import type { CheckoutFacts, KnownVoucher, VoucherState } from './model.ts';
import { voucherOf } from './rows.ts';
import { readRules } from './rules.store.server.ts';
import { isSuperfluous, nextVoidAt } from './superfluous.ts';

type Asked = {
  readonly facts: CheckoutFacts;
  readonly voucher: KnownVoucher;
  /** The gateway's own word. */
  readonly word: string;
  /** Whether the answer says what became of the code: an unknown word does not (law 4). */
  readonly isClear: boolean;
  readonly findings: readonly Finding[];
  /** When the question was sent. */
  readonly askedAt: Date;
};

/** Writes down that the gateway was asked, and when it is to be asked again. */
export async function keepAsking(
  deps: Pick<Foundation, 'clock'>,
  tx: ShopTransaction,
  asked: Asked,
): Promise<void> {
  const { facts, voucher, word } = asked;
  const now = deps.clock.now();
  const where = { shopId_id: { shopId: facts.shopId, id: voucher.id } };
  const row = await tx.voucher.findUniqueOrThrow({ where });
  const { state } = voucherOf(row);
  const rules = await readRules(tx, facts.shopId);
  const next =
    state === 'voiding' && isSuperfluous(voucher, facts)
      ? nextVoidAt(now, facts)
      : nextAskAt(now, { ...voucher, state: payableAs(state, now, asked) }, rules);
  await tx.voucher.update({
    where,
    data: {
      asks: { increment: 1 },
      askedAt: asked.askedAt,
      lastWord: word,
      unclearSince: asked.isClear ? null : (row.unclearSince ?? asked.askedAt),
      // Who voids it holds it until his call has ended.
      ...(state === 'voiding' ? {} : { leaseUntil: null }),
      nextAskAt: next,
    },
  });
}

/** A code that is called dead before its end, or whose money was taken back, may be paid yet: it is asked about like one that lives. */
function payableAs(
  state: VoucherState,
  now: Date,
  { facts, voucher, findings }: Asked,
): VoucherState {
  const isGone = (receiptId: string) =>
    findings.some((finding) => finding.kind === 'reversed' && finding.receiptId === receiptId);
  const hasMoney =
    findings.some(({ kind }) => kind === 'money') ||
    facts.receipts.some((own) => own.voucherId === voucher.id && !own.reversed && !isGone(own.id));
  const mayBePaid = state === 'paid' || state === 'lapsed';
  return mayBePaid && !hasMoney && now < voucher.expiresAt ? 'live' : state;
}
