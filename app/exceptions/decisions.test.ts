import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { choicesOf, readDecision, writeDecision } from './choices.ts';
import { createExceptions } from './decisions.server.ts';
import { raiseException } from './raise.server.ts';

let house: TestHouse;
let shopId: ShopId;
let reconsidered: (string | null)[];
const id = '00000000-0000-7000-8000-000000000001';
const paymentId = '00000000-0000-7000-8000-00000000000a' as PaymentId;

const decisions = () =>
  createExceptions({
    ...house.foundation,
    consequence: {
      lock: async () => {
        reconsidered.push('locked');
      },
      reconsider: async (tx) => {
        const row = await tx.exception.findUnique({ where: { shopId_id: { shopId, id } } });
        reconsidered.push(row?.closedBy ?? null);
      },
    },
  });
const about = (actor: `staff:${string}`) => ({ shopId, exceptionId: id, actor });
const returned = { minor: 9_000n, currency: 'PEN', on: '2026-11-20', reference: 'Yape 456' };
const ROSA = 'staff:1';
const LUIS = 'staff:2';
const events = () =>
  house.asOwner<{ actor: string; kind: string; data: object }>(
    'select actor, kind, data from event order by id',
  );

beforeEach(async () => {
  house = await withDatabase();
  reconsidered = [];
  shopId = await house.addShop();
  await house.asOwner(`insert into checkout values ($1, $2, 'payments', 'g', now())`, [shopId, id]);
  await house.asOwner(
    `insert into payment (shop_id, id, checkout_id, rail, registration_key, session_id, session_gid, test, kind, amount_minor,
       currency, merchant_locale, proposed_at, opened_at, request_digest, state, updated_at)
     values ($1, $2, $3, 'payments-app', 'payments', 's', 's', false, 'sale', 100, 'PEN', 'es', now(), now(), '\\x00', 'held', now())`,
    [shopId, paymentId, id],
  );
  await house.foundation.database.inShop(shopId, (tx) =>
    raiseException(tx, {
      shopId,
      id,
      kind: 'WRONG_AMOUNT',
      subject: 'code/op',
      paymentId,
      at: house.clock.now(),
      evidence: { amount: '90.00', currency: 'PEN' },
    }),
  );
});
afterEach(() => house[Symbol.asyncDispose]());

describe('an exception', () => {
  it('is taken by one person; a second is told that someone was first', async () => {
    expect(await decisions().take(about(ROSA))).toMatchObject({ ok: true });
    expect(await decisions().take(about(LUIS))).toEqual({
      ok: false,
      error: { kind: 'taken-by-another' },
    });
    expect(await decisions().leave(about(LUIS))).toEqual({
      ok: false,
      error: { kind: 'taken-by-another' },
    });
    expect(await decisions().leave(about(ROSA))).toMatchObject({ ok: true });
    expect(await decisions().take(about(LUIS))).toMatchObject({ ok: true });
    expect((await events()).map(({ actor, kind }) => [actor, kind])).toEqual([
      [ROSA, 'exception.taken'],
      [ROSA, 'exception.left'],
      [LUIS, 'exception.taken'],
    ]);
  });

  it('is taken twice by the same person without a second line in the journal', async () => {
    await decisions().take(about(ROSA));
    expect(await decisions().take(about(ROSA))).toMatchObject({ ok: true });
    expect(await events()).toHaveLength(1);
  });

  it('is not closed without a choice and a reason', async () => {
    const close = (choice: string, reason: string) =>
      decisions().close({ ...about(ROSA), choice, reason });
    expect(await close('', 'because')).toEqual({ ok: false, error: { kind: 'choice-missing' } });
    expect(await close('shrug', 'because')).toEqual({
      ok: false,
      error: { kind: 'choice-missing' },
    });
    expect(await close('returned-money', '  ')).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
    expect(await events()).toEqual([]);
  });

  it('is closed once, by the first of two who decide at the same moment', async () => {
    const close = (actor: `staff:${string}`) =>
      decisions().close({
        ...about(actor),
        choice: 'returned-money',
        reason: `I, ${actor}`,
        returned,
      });
    const results = await Promise.all([close(ROSA), close(LUIS)]);
    expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
    expect(results.find((result) => !result.ok)).toEqual({
      ok: false,
      error: { kind: 'already-closed' },
    });
    expect((await events()).filter(({ kind }) => kind === 'exception.closed')).toHaveLength(1);
    expect(reconsidered.filter((what) => what !== 'locked')).toHaveLength(1);
  });

  it('lets the payment be thought about anew when it is closed, under the lock that was taken before', async () => {
    await decisions().close({
      ...about(ROSA),
      choice: 'returned-money',
      reason: 'By transfer.',
      returned,
    });
    expect(reconsidered).toEqual(['locked', ROSA]);
  });

  it('keeps what a person wrote out of the journal, which can never be erased', async () => {
    await decisions().note({ ...about(ROSA), note: 'Her name is Carmen.' });
    await decisions().close({
      ...about(ROSA),
      choice: 'returned-money',
      reason: 'To Carmen.',
      returned,
    });
    expect(JSON.stringify(await events())).not.toContain('Carmen');
    expect((await events()).at(-1)?.data).toEqual({
      exception: id,
      kind: 'WRONG_AMOUNT',
      choice: 'returned-money',
    });
  });

  it('is not closed with more returned than came in, and says which field is wrong', async () => {
    await house.asOwner(
      `with account as (
         insert into gateway_account (shop_id, id, path_key, gateway, mode, label, credentials_sealed, state, proved_at, created_at)
         values ($1, $2, 'a-path-key-of-24-letters', 'payu', 'live', 'Caja', 'sealed', 'active', now(), now()) returning id
       ), code as (
         insert into voucher (shop_id, id, checkout_id, payment_id, account_id, transaction_code, state, reference, amount_minor, currency,
           deadline, expires_at, intended_at)
         select $1, $2, $2, $3, id, 't', 'paid', 'r', 100, 'PEN', now(), now(), now() from account returning id, account_id)
       insert into receipt (shop_id, id, account_id, voucher_id, payment_id, amount_minor, currency, purpose, paid_at, recorded_at,
         evidence)
       select $1, $2, account_id, id, $3, 9000, 'PEN', 'settles', now(), now(), '{}' from code`,
      [shopId, id, paymentId],
    );
    const close = (minor: bigint) =>
      decisions().close({
        ...about(ROSA),
        choice: 'returned-money',
        reason: 'By transfer.',
        returned: { ...returned, minor },
      });
    expect(await close(9_001n)).toEqual({
      ok: false,
      error: { kind: 'return-unclear', fields: ['minor'] },
    });
    expect(await close(9_000n)).toEqual({ ok: true, value: null });
  });

  it('takes notes after it was closed too, but no new owner', async () => {
    await decisions().close({ ...about(ROSA), choice: 'other', reason: 'Done.' });
    expect(await decisions().note({ ...about(LUIS), note: 'She wrote again.' })).toMatchObject({
      ok: true,
    });
    expect(await decisions().note({ ...about(LUIS), note: '   ' })).toEqual({
      ok: false,
      error: { kind: 'note-missing' },
    });
    expect(await decisions().take(about(LUIS))).toEqual({
      ok: false,
      error: { kind: 'already-closed' },
    });
  });

  it('of another shop does not exist', async () => {
    const stranger = await house.addShop('tienda-cusco.myshopify.com');
    const there = { ...about(ROSA), shopId: stranger };
    for (const deed of [
      decisions().take(there),
      decisions().leave(there),
      decisions().note({ ...there, note: 'x' }),
      decisions().close({ ...there, choice: 'other', reason: 'x' }),
    ])
      expect(await deed).toEqual({ ok: false, error: { kind: 'not-found' } });
  });
});

describe('a decision', () => {
  it('reads as it was written, and a reason without a choice is all words', () => {
    expect(readDecision(writeDecision('returned-money', 'Yape\n456'))).toEqual({
      choice: 'returned-money',
      reason: 'Yape\n456',
    });
    expect(readDecision('closed by hand')).toEqual({ choice: null, reason: 'closed by hand' });
  });

  it('always offers "something else", also for a kind of a later version', () => {
    expect(choicesOf('CHANGED_REQUEST')).toEqual(['nothing-to-do', 'other']);
    expect(choicesOf(null)).toEqual(['nothing-to-do', 'other']);
  });
});
