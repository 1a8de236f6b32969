import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choicesOf } from '#app/exceptions/choices.ts';
import { createExceptions } from '#app/exceptions/decisions.server.ts';
import type { ExceptionKind } from '#app/exceptions/kinds.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import { createReconciliation } from '#app/reconciliation/reconciliation.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import type { Books } from './books.ts';
import { bring } from './reports.ts';
import { addsUp, outcome, play, reportOf } from './story-play.ts';
import { aStory, FILES } from './told-stories.ts';

const ROSA = 'staff:1';
let house: TestHouse;
beforeAll(async () => {
  house = await withDatabase();
});
afterAll(() => house[Symbol.asyncDispose]());

const aDeed = fc.record({
  step: fc.nat(FILES - 1),
  what: fc.constantFrom('match', 'match', 'share', 'undo', 'close', 'close', 'reopen'),
  which: fc.nat(100),
  of: fc.nat(100),
  withOthers: fc.boolean(),
});
type Deed = typeof aDeed extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % all.length];

async function placeByHand(books: Books, { what, which, of, withOthers }: Deed): Promise<void> {
  const { shopId } = books;
  const lines = await house.asOwner<{ id: string; told: string }>(
    `select id, coalesce(gross_minor, net_minor) as told from settlement_line
     where shop_id = $1 and standing = 'exception' order by line_key`,
    [shopId],
  );
  const receipts = await house.asOwner<{ id: string }>(
    'select id from receipt where shop_id = $1 order by paid_at, voucher_id, id',
    [shopId],
  );
  const [line, receipt, other] = [pick(lines, which), pick(receipts, of), pick(receipts, of + 1)];
  if (!line || !receipt || !other) return;
  const shares = [
    { receiptId: receipt.id, minor: BigInt(line.told) - 10n },
    { receiptId: other.id, minor: 10n },
  ];
  const to = what === 'share' ? { shares } : { receiptId: receipt.id, withOthers };
  const by = { shopId, lineId: line.id, actor: ROSA, reason: 'It is.' } as const;
  await createReconciliation(house.foundation).matchByHand({ ...by, to });
}

async function undo(books: Books, { which }: Pick<Deed, 'which'>): Promise<boolean> {
  const { shopId } = books;
  const lines = await house.asOwner<{ id: string }>(
    "select id from settlement_line where shop_id = $1 and rule = 'by-hand' order by line_key",
    [shopId],
  );
  const line = pick(lines, which);
  if (!line) return false;
  const about = { shopId, lineId: line.id, actor: ROSA } as const;
  const undone = await createReconciliation(house.foundation).undoMatch(about);
  expect(undone).toEqual({ ok: true, value: null });
  return true;
}

async function close(books: Books, { which, of }: Deed): Promise<void> {
  const { shopId } = books;
  const matters = await house.asOwner<{ id: string; kind: ExceptionKind }>(
    'select id, kind from exception where shop_id = $1 and closed_at is null order by id',
    [shopId],
  );
  const matter = pick(matters, which);
  const choice = matter && pick(choicesOf(matter.kind), of);
  if (!matter || !choice) return;
  const about = { shopId, exceptionId: matter.id, actor: ROSA, reason: 'So it is.' } as const;
  const returned = { minor: 40n, currency: 'PEN', on: '2026-11-20', reference: 'BCP 1' } as const;
  await createExceptions({
    ...house.foundation,
    consequence: { lock: async () => undefined, reconsider: async () => undefined },
    lines: linesConsequence(house.foundation),
  }).close({ ...about, choice, ...(choice === 'returned-money' ? { returned } : {}) });
}

async function reopen(books: Books, { which }: Pick<Deed, 'which'>): Promise<void> {
  const { shopId } = books;
  const matters = await house.asOwner<{ id: string }>(
    "select id from exception where shop_id = $1 and closed_by <> 'clock' order by id",
    [shopId],
  );
  const matter = pick(matters, which);
  if (!matter) return;
  const about = { shopId, exceptionId: matter.id, actor: ROSA, reason: 'It was not so.' } as const;
  await createReconciliation(house.foundation).reopen(about);
}

async function act(books: Books, deed: Deed): Promise<void> {
  if (deed.what === 'close') await close(books, deed);
  else if (deed.what === 'reopen') await reopen(books, deed);
  else if (deed.what === 'undo') await undo(books, deed);
  else await placeByHand(books, deed);
  await addsUp(house, books);
}

/** Everything is thought about again, as if each payment had news. */
async function thinkAgain({ shopId }: Books): Promise<void> {
  await house.asOwner(
    'insert into ledger_news (shop_id, payment_id, at) select shop_id, id, now() from payment where shop_id = $1',
    [shopId],
  );
  await createReconciliation(house.foundation).rematch(shopId);
}

/** Where each line stands, and which matters are open. */
const standings = async ({ shopId }: Books) => ({
  lines: await house.asOwner(
    'select id, standing, rule, receipt_id, refund_id, exception_id from settlement_line where shop_id = $1 order by id',
    [shopId],
  ),
  open: await house.asOwner(
    'select kind, subject from exception where shop_id = $1 and closed_at is null order by kind, subject',
    [shopId],
  ),
});

it('keeps every sum whatever people decide between reports, and nothing moves by the same lines or by thinking again', async () => {
  const deeds = fc.array(aDeed, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(aStory, deeds, async (story, all) => {
      const { books, told } = await play(house, story, async (at, step) => {
        for (const deed of all) if (deed.step === step) await act(at, deed);
      });
      if (told.length === 0) return;
      await addsUp(house, books);
      const before = await outcome(house, books);
      const stood = await standings(books);
      await bring(house, books, reportOf(told));
      expect(await outcome(house, books)).toEqual(before);
      await thinkAgain(books);
      await addsUp(house, books);
      expect(await standings(books)).toEqual(stood);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 6), endOnFailure: true },
  );
}, 1_200_000);
