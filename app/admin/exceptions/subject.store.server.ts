import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

/** A payout that an exception is about: what left for the bank, and what the bank got where somebody said so. */
export type PayoutSubject = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly sent_minor: bigint | null;
  readonly bank_minor: bigint | null;
};

/** The thing that an exception is about, where it is one that has rows of its own. */
export type Subject = { readonly payout: PayoutSubject | null; readonly code: string | null };

/** Finds it by its name, `payout:<id>` or `receipt:<id>`; of a receipt, the code that was paid. */
export async function readSubject(
  tx: ShopTransaction,
  shopId: ShopId,
  subject: string,
): Promise<Subject> {
  const [what = '', id = ''] = subject.split(':');
  if (what === 'payout') {
    const [payout] = await tx.$queryRaw<PayoutSubject[]>`
      select id::text as id, name, currency, sent_minor, bank_minor from payout
      where shop_id = ${shopId}::uuid and id = ${id}::uuid`;
    return { payout: payout ?? null, code: null };
  }
  if (what !== 'receipt') return { payout: null, code: null };
  const [paid] = await tx.$queryRaw<{ code: string | null }[]>`
    select coalesce(v.reference, v.code) as code
    from receipt r join voucher v on v.shop_id = r.shop_id and v.id = r.voucher_id
    where r.shop_id = ${shopId}::uuid and r.id = ${id}::uuid`;
  return { payout: null, code: paid?.code ?? null };
}
