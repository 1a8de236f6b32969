import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShopId } from '#app/kernel/ids.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { addExceptionRow } from '../merchant-news.fixture.ts';
import { addAccountRow, addPaymentRow, type Base, rowId } from '../merchant-rows.fixture.ts';
import { readerOf } from '../reader.ts';
import { addFileRow, addLineRow, addPayoutRow, addSums } from '../reconciliation-rows.fixture.ts';
import { presentExpected, readExpectedQuery } from './expected.presenter.server.ts';
import { presentReconciliation } from './home.presenter.server.ts';
import { presentImport } from './import.presenter.server.ts';
import { presentImports } from './imports.presenter.server.ts';
import { doAboutLine } from './line/line-deeds.server.ts';
import { presentLine } from './line.presenter.server.ts';
import { readLinesQuery } from './lines/lines-query.ts';
import { presentLines } from './lines.presenter.server.ts';
import { doAboutPayout } from './payouts/payout-deeds.server.ts';
import { presentPayout, presentPayouts } from './payouts.presenter.server.ts';
import { doAboutRateCard } from './rate-card/rate-card-deeds.server.ts';
import { presentRateCard } from './rate-card.presenter.server.ts';

const AT = new Date('2026-11-24T15:00:00Z');
const reader = readerOf('es-PE');

let house: TestHouse;
let shopId: ShopId;
let base: Base;
let account: string;
let payout: string;

const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');
const viewer = () => ({ shopId, actor: 'staff:1', reader }) as const;
const home = (month: string | null = null) =>
  presentReconciliation(house.foundation, { shopId, reader }, month);
const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

beforeAll(async () => {
  house = await withDatabase();
  shopId = await house.addShop();
  base = { asOwner: house.asOwner, shopId };
});
afterAll(() => house[Symbol.asyncDispose]());

describe('the first screen of reconciliation', () => {
  it('tells a new shop what to do first', async () => {
    account = await addAccountRow(base);
    const screen = await home();
    expect(screen.books).toEqual([]);
    expect(screen.start.map(({ step, done }) => [step, done])).toEqual([
      ['card', false],
      ['report', false],
    ]);
  });

  it('says where the money is: on its way, at the gateway, waiting for a person', async () => {
    for (const number of [1, 2])
      await addPaymentRow(base, {
        number,
        openedAt: AT,
        state: 'paid',
        orderName: `#100${number}`,
        amountMinor: 10_000n,
        voucher: { state: 'paid', reference: `3000000${number}`, expiresAt: AT },
        paidAt: AT,
      });
    await addFileRow(base, { number: 1, rows: 6 });
    payout = await addPayoutRow(base, { number: 1, sentOn: '2026-11-20', sentMinor: 5_000n });
    const unknown = await addExceptionRow(base, {
      number: 1,
      kind: 'UNKNOWN_PAYMENT',
      paymentId: null,
      openedAt: AT,
    });
    const line = (number: number, kind: string, netMinor: bigint, more = {}) =>
      addLineRow(base, { number, kind, netMinor, bookedOn: '2026-11-20', ...more });
    await line(1, 'sale', 20_000n, { bookedOn: '2026-10-30' });
    await line(2, 'sale', 9_550n, { feeMinor: -381n, feeTaxMinor: -69n });
    await line(3, 'fee', -100n, { rule: 'account-fee' });
    await line(4, 'refund', -2_000n);
    await line(5, 'payout', -5_000n, { rule: 'payout', payoutId: payout });
    await line(6, 'sale', 3_000n, { standing: 'exception', exceptionId: unknown });
    await addSums(base);
    const [book] = (await home()).books;
    expect([plain(book?.inTransit?.amount.text), book?.inTransit?.count]).toEqual([
      'S/ 200.00',
      '2',
    ]);
    expect(book?.overdue).toBeNull();
    expect(plain(book?.balance.text)).toBe('S/ 254.50');
    expect([plain(book?.exceptions?.amount.text), book?.exceptions?.count]).toEqual([
      'S/ 30.00',
      '1',
    ]);
  });

  it('adds a month up from opening to closing, fees apart from what they were kept of', async () => {
    const { month } = (await home('2026-11')).books[0] ?? {};
    expect([plain(month?.opening), plain(month?.closing)]).toEqual(['S/ 200.00', 'S/ 254.50']);
    expect(month?.items.map(({ item, amount }) => [item, plain(amount.text)])).toEqual([
      ['sales', 'S/ 130.00'],
      ['refunds', '−S/ 20.00'],
      ['fees', '−S/ 4.81'],
      ['tax', '−S/ 0.69'],
      ['net', 'S/ 104.50'],
      ['payouts', '−S/ 50.00'],
    ]);
    expect((await home('2026-12')).books[0]?.month).toBeNull();
  });

  it('opens each number of a month to the lines behind it, and no others', async () => {
    const { month } = (await home('2026-11')).books[0] ?? {};
    const behind = new Map<string, readonly string[]>();
    for (const { item, amount } of month?.items ?? []) {
      const { searchParams } = new URL(amount.to ?? '', 'https://app.example');
      const query = readLinesQuery(searchParams);
      const { lines } = await presentLines(house.foundation, { shopId, reader }, query);
      behind.set(item, lines.map(({ id }) => id).sort());
    }
    expect(Object.fromEntries(behind)).toEqual({
      sales: ['2', '6'],
      refunds: ['4'],
      fees: ['2', '3'],
      tax: ['2'],
      net: ['2', '3', '4', '6'],
      payouts: ['5'],
    });
  });

  it('proves that nothing is out of sight, and says so where something is', async () => {
    const proof = async () => (await home()).books[0]?.proof;
    expect(await proof()).toMatchObject({ zero: true });
    expect(plain((await proof())?.exceptions.text)).toBe('S/ 30.00');
    await addFileRow(base, { number: 2 });
    await house.asOwner(
      `insert into report_control (shop_id, file_id, currency, lines, net_minor, lines_known, net_known_minor)
       values ($1, $2, 'PEN', 1, 1, 0, 0)`,
      [shopId, rowId(shopId, 'file', 2)],
    );
    expect(await proof()).toMatchObject({ zero: false });
    expect(plain((await proof())?.difference)).toBe('S/ 0.01');
  });

  it('opens what is under way to its payments', async () => {
    const query = readExpectedQuery(new URLSearchParams({ account, currency: 'PEN' }));
    const { lines, next } = await presentExpected(house.foundation, { shopId, reader }, query);
    expect(lines.map(({ order, due }) => [order, due])).toEqual([
      [expect.stringMatching(/#100[12]/), null],
      [expect.stringMatching(/#100[12]/), null],
    ]);
    expect(next).toBeNull();
  });
});

describe('the screens behind it', () => {
  it('shows a line with its exception, and another shop nothing', async () => {
    const other = await house.addShop('tienda-cusco.myshopify.com');
    const line = await presentLine(house.foundation, { shopId, reader }, '6');
    expect(line).toMatchObject({
      word: 'ABONO',
      exception: { name: 'Liquidado sin pago conocido' },
    });
    expect(await presentLine(house.foundation, { shopId: other, reader }, '6')).toBeNull();
    const seen = { ...viewer(), shopId: other };
    expect(await presentImport(house.foundation, seen, rowId(shopId, 'file', 1))).toBeNull();
    expect(await presentPayout(house.foundation, seen, payout)).toBeNull();
    expect(
      (await presentPayouts(house.foundation, seen, { view: 'all', turn: { to: 'first' } })).lines,
    ).toEqual([]);
  });

  it('says of a refused report why, where, and what to do', async () => {
    const refusal = JSON.stringify({ why: 'truncated', line: 1_234 });
    const id = await addFileRow(base, { number: 9, state: 'refused', refusal });
    const screen = await presentImport(house.foundation, viewer(), id);
    expect(screen?.refusal).toEqual({
      why: 'El archivo termina a la mitad. Fila 1,234.',
      advice: 'La descarga se cortó: descárgalo otra vez.',
    });
    const list = await presentImports(house.foundation, viewer(), {
      account: null,
      turn: { to: 'first' },
    });
    expect(list.lines.map(({ state }) => state)).toContain('refused');
  });

  it('compares a payout with what the bank received, and opens an exception where it differs', async () => {
    const tell = (amount: string) =>
      doAboutPayout(house.foundation, {
        ...viewer(),
        payoutId: payout,
        form: formOf({ intent: 'bank', amount, day: '2026-11-21', reference: 'OP-77' }),
      });
    const state = async () => (await presentPayout(house.foundation, viewer(), payout))?.state;
    expect(await state()).toBe('bank-unknown');
    expect(await tell('cincuenta')).toEqual({ refused: 'wrong-fields', fields: ['amount'] });
    expect(await tell('49.00')).toEqual({ done: 'saved' });
    const differing = await presentPayout(house.foundation, viewer(), payout);
    expect([differing?.state, plain(differing?.difference)]).toEqual(['differs', '−S/ 1.00']);
    expect(differing?.exception).not.toBeNull();
    expect(await tell('50.00')).toEqual({ done: 'saved' });
    expect(await state()).toBe('agrees');
  });

  it('tries a rate card on 100.00 before it is added, and shows it in force afterwards', async () => {
    const typed = {
      account,
      currency: 'PEN',
      validFrom: '2026-11-01',
      settleDays: '2',
      cutOffMinute: '18:00',
      'fee.tiers.0.percentPpm': '3.49',
      'fee.tiers.0.fixed': '1.00',
      'feeTax.ppm': '18',
      'feeTax.per': 'line',
    };
    const send = (fields: Record<string, string>) =>
      doAboutRateCard(house.foundation, { ...viewer(), form: formOf(fields) });
    const tried = await send({ ...typed, intent: 'example' });
    if (!('example' in tried)) throw new Error('no example');
    expect([
      plain(tried.example.fee),
      plain(tried.example.feeTax),
      plain(tried.example.net),
    ]).toEqual(['−S/ 4.49', '−S/ 0.81', 'S/ 94.70']);
    expect(await send({ ...typed, settleDays: 'pronto', intent: 'add' })).toEqual({
      refused: 'wrong-fields',
      fields: ['settleDays'],
    });
    const asked = { account, currency: 'PEN' };
    expect((await presentRateCard(house.foundation, viewer(), asked)).cards).toEqual([]);
    expect(await send({ ...typed, intent: 'add' })).toEqual({ done: 'added' });
    const { cards, form } = await presentRateCard(house.foundation, viewer(), asked);
    expect(cards).toMatchObject([{ validFrom: '01/11/2026', inForce: true, by: 'Tú' }]);
    expect(form['fee.tiers.0.percentPpm']).toBe('3.49');
  });

  it('puts a line to a payment by a person’s word, with a reason, and takes it back', async () => {
    const send = (fields: Record<string, string>) =>
      doAboutLine(house.foundation, { ...viewer(), lineId: '6', form: formOf(fields) });
    const standing = async () => {
      const line = await presentLine(house.foundation, { shopId, reader }, '6');
      return [line?.standing, line?.byHand, line?.payment?.name];
    };
    const match = { intent: 'match', named: '30000001' };
    expect(await send({ ...match, reason: '' })).toEqual({ refused: 'reason-missing' });
    expect(await send({ ...match, named: 'nadie', reason: 'lo vi' })).toEqual({
      refused: 'wrong-fields',
      fields: ['named'],
    });
    expect(await send({ ...match, reason: 'Es del pedido 1001' })).toEqual({ done: 'matched' });
    expect(await standing()).toEqual(['matched', true, '#1001']);
    expect(await send({ intent: 'undo' })).toEqual({ done: 'undone' });
    expect((await standing())[0]).toBe('exception');
  });

  it('suggests money of the same amount and days, and matches none of it by itself', async () => {
    await addLineRow(base, {
      number: 7,
      bookedOn: '2026-11-25',
      netMinor: 10_000n,
      standing: 'exception',
      exceptionId: rowId(shopId, 'exception', 1),
    });
    const line = await presentLine(house.foundation, { shopId, reader }, '7');
    expect(line?.suggestions.map(({ name }) => plain(name))).toEqual([
      expect.stringContaining('S/ 100.00'),
      expect.stringContaining('S/ 100.00'),
    ]);
    expect(line?.payment).toBeNull();
  });
});
