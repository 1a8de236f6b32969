import type { TestHouse } from '#test/database.ts';
import type { Ledger } from '#test/oracle/settled.ts';
import type { Books, Seeded } from './books.ts';
import { CODES, type Story } from './told-stories.ts';

/** What the books have heard so far of a story, by the names of its codes and the places of its receipts and refunds. */
export type Known = {
  readonly books: Books;
  readonly card: string;
  readonly codes: Map<string, Seeded>;
  readonly receipts: Map<string, string>;
  readonly refunds: Map<number, string>;
};

export async function cardOf(house: TestHouse, { shopId, accountId }: Books): Promise<string> {
  const [card] = await house.asOwner<{ id: string }>(
    `insert into rate_card (shop_id, id, account_id, currency, valid_from, terms, decided_at, decided_by)
     values ($1, gen_random_uuid(), $2, 'PEN', '2026-01-01', '{}', now(), 'staff:1') returning id`,
    [shopId, accountId],
  );
  return card?.id ?? '';
}

/** When each code was issued: another code of a payment after its first one. */
function issuedAt({
  codes: [a, b, c],
  together,
  triedAgain,
}: Story): Readonly<Record<string, number>> {
  const afterA = (issued: number, is: boolean) => (is ? Math.max(a.issued, issued) : issued);
  return { A: a.issued, B: afterA(b.issued, together), C: afterA(c.issued, triedAgain) };
}

/** Each receipt of a story with its names and with when it is heard of. */
function receiptsOf(story: Story) {
  const issued = issuedAt(story);
  return story.codes.flatMap(({ receipts }, at) =>
    receipts.map((receipt, place) => {
      const code = CODES[at] ?? 'A';
      const own = code === 'B' && story.together ? 'A' : code;
      const isOfC = receipt.isOfC && place > 0 && story.triedAgain && own === 'A';
      const known = Math.max(issued[code] ?? 0, isOfC ? (issued['C'] ?? 0) : 0);
      const heard = Math.max(receipt.heard, known);
      const reversed = receipt.reversed === null ? null : Math.max(receipt.reversed, heard);
      const settles = place === 0 && own === code;
      const payment = isOfC ? 'C' : own;
      return { ...receipt, key: `${code}${place}`, code, place, payment, heard, reversed, settles };
    }),
  );
}

const refundsOf = (story: Story) => {
  const issued = issuedAt(story);
  return story.refunds.map((refund, at) => {
    const payment = refund.of === 'B' && story.together ? 'A' : refund.of;
    return { ...refund, at, payment, heard: Math.max(refund.heard, issued[payment] ?? 0) };
  });
};

/** Tells the books what they hear of at this step. */
export async function hearStep(
  house: TestHouse,
  known: Known,
  { story, step }: { readonly story: Story; readonly step: number },
): Promise<void> {
  const { books } = known;
  const code = (name: string): Seeded => {
    const seeded = known.codes.get(name);
    if (!seeded) throw new Error('no such code');
    return seeded;
  };
  for (const [name, issued] of Object.entries(issuedAt(story))) {
    if (issued !== step) continue;
    const names = { reference: name, code: `code-${name}`, transactionCode: `t-${name}` };
    const again = name === 'B' && story.together;
    const seeded = again
      ? books.issueAgain(code('A'), names)
      : books.seed({
          ...names,
          minor: 100,
          receipts: [],
          ...(name === 'C' && story.triedAgain ? { inCheckoutOf: code('A') } : {}),
        });
    known.codes.set(name, await seeded);
  }
  for (const { key, heard, ...receipt } of receiptsOf(story)) {
    if (heard !== step) continue;
    const id = await books.receive({
      paymentId: code(receipt.payment).paymentId,
      voucherId: code(receipt.code).voucherId,
      minor: receipt.minor,
      currency: 'PEN',
      operation: `${receipt.place + 1}`,
      purpose: receipt.settles ? 'settles' : 'surplus',
      paidAt: `2026-11-01T10:0${receipt.place}:00-05:00`,
    });
    known.receipts.set(key, id);
    if (receipt.expectedFee !== null)
      await house.asOwner(
        `update expectation set rate_card_id = $1, due_on = '2026-11-27', fee_minor = $2, fee_tax_minor = 0, withheld_minor = 0,
           derived_at = now() where receipt_id = $3`,
        [known.card, receipt.expectedFee, id],
      );
  }
  for (const { key, reversed } of receiptsOf(story))
    if (reversed === step) await books.reverse(known.receipts.get(key) ?? '');
  for (const { at, payment, minor, heard } of refundsOf(story)) {
    if (heard !== step) continue;
    const openedAt = `2026-11-02T10:0${at}:00-05:00`;
    known.refunds.set(at, await books.open(code(payment), { minor, openedAt }));
  }
}

/** What the books have heard in the end. */
export const ledgerOf = (story: Story, known: Known): Ledger => ({
  codes: CODES.map((name) => ({
    reference: name,
    code: `code-${name}`,
    transactionCode: `t-${name}`,
    receipts: receiptsOf(story)
      .filter(({ code }) => code === name)
      .map(({ key, minor, place, payment, reversed, expectedFee }) => ({
        id: known.receipts.get(key) ?? '',
        minor,
        operation: `${place + 1}`,
        reversed: reversed !== null,
        place,
        payment,
        fee: expectedFee,
      })),
  })),
  refunds: refundsOf(story).map(({ at, payment, minor }) => ({
    id: known.refunds.get(at) ?? '',
    payment,
    minor,
  })),
});
