import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CajaHouse, caja, FEES, HOUR } from './caja.fixture.ts';
import { movementsOf } from './movements.ts';
import { sheetText } from './sheet.ts';

let house: CajaHouse;
beforeEach(async () => {
  house = new CajaHouse();
  await house.open();
});
afterEach(async () => await house.close());

const at = (id: string) => house.call(`/codes/${id}`);

describe('a till', () => {
  it('sells a code under the seller’s own id, and the bank finds it by what the payer types', async () => {
    const code = await house.sell();
    expect(code.reference).toMatch(/^[0-9a-f]{12}$/);
    expect(code.code).toMatch(/^\d{8}$/);
    expect(house.caja.pay(`000000${code.code}`).ok).toBe(true);
    expect(await at(code.reference)).toMatchObject({ is: 'paid' });
  });

  it('keeps merchants apart', async () => {
    const code = await house.sell();
    const seen = await house.call(`/codes/${code.reference}`, undefined, 'tienda-1');
    expect(seen).toMatchObject({ status: 404 });
  });

  it('says another word or other terms when its switch is set', async () => {
    const code = await house.sell();
    house.caja.faults.set('caja.ask', 'status-unknown', 1);
    expect(await at(code.reference)).toMatchObject({ is: 'zzz' });
    expect(await at(code.reference)).toMatchObject({ is: 'open' });
    house.caja.faults.set('caja.sell', 'other-terms', 1);
    const answer = await house.call('/codes', { code: 'T-2', email: 'a@shopper.example' });
    expect(answer).toMatchObject({ céntimos: 10_100 });
    expect(house.caja.books().codes[1]?.amountMinor).toBe('10000');
  });

  it('tells again after each pause until one attempt is taken, and then no more', async () => {
    const code = await house.sell();
    house.merchantSays.push(500, 200, 204);
    house.caja.pay(code.reference);
    await house.pass(0);
    await house.pass(HOUR);
    await house.pass(2 * HOUR);
    await house.pass(20 * HOUR);
    expect(house.told).toEqual(['paid', 'paid', 'paid']);
    const taken = house.caja.books().notifications.map((line) => [line.attempt, line.taken]);
    expect(taken).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  it('gives up when all its attempts were in vain', async () => {
    const code = await house.sell();
    house.merchantSays.push(500, 500, 500, 500);
    house.caja.pay(code.reference);
    for (const ms of [0, HOUR, 2 * HOUR, 20 * HOUR]) await house.pass(ms);
    expect(house.told).toHaveLength(3);
  });

  it('tells of a code that lapses', async () => {
    await house.sell();
    await house.pass(24 * HOUR);
    expect(house.told).toEqual(['lapsed']);
  });

  it('calls money that an agency or a dispute took back by its name', async () => {
    const [one, other] = [await house.sell(), await house.sell()];
    for (const { reference } of [one, other]) house.caja.pay(reference);
    house.caja.reverse(one.reference);
    house.caja.reverse(other.reference, { by: 'dispute' });
    await house.pass(0);
    expect(await at(one.reference)).toMatchObject({ is: 'reversed' });
    expect(await at(other.reference)).toMatchObject({ is: 'disputed' });
    expect(house.told).toEqual(['paid', 'paid', 'reversed', 'charged-back']);
  });
});

describe('money given back', () => {
  const paidCode = async () => {
    const code = await house.sell();
    house.caja.pay(code.reference);
    await house.pass(0);
    return code;
  };

  it('is on its way first, then sent and told', async () => {
    const code = await paidCode();
    expect(house.refund(code, { key: 'r1' })).toMatchObject({ refund: { state: 'pending' } });
    await house.pass(HOUR);
    expect(code.refunds).toMatchObject([{ state: 'sent', amountMinor: 10_000n }]);
    expect(await at(code.reference)).toMatchObject({ is: 'refunded' });
    expect(house.told).toEqual(['paid', 'refunded']);
  });

  it('is one refund for one key, and never more than came in', async () => {
    const code = await paidCode();
    const first = house.refund(code, { key: 'r1', amountMinor: 6_000n });
    expect(house.refund(code, { key: 'r1', amountMinor: 6_000n })).toMatchObject({
      repeated: true,
      refund: first.kind === 'taken' ? first.refund : {},
    });
    expect(house.refund(code, { key: 'r2', amountMinor: 4_001n })).toEqual({
      kind: 'refused',
      why: 'too-much',
    });
    expect(house.refund(code, { key: 'r2' })).toMatchObject({ refund: { amountMinor: 4_000n } });
    expect(house.refund(code, { key: 'r3' })).toEqual({ kind: 'refused', why: 'not-paid' });
  });

  it('may be refused in the end, or held until somebody decides', async () => {
    const code = await paidCode();
    house.caja.faults.set('caja.refunds', 'refused', 1);
    house.refund(code, { key: 'r1' });
    await house.pass(HOUR);
    expect(code.refunds[0]?.state).toBe('refused');
    house.caja.faults.set('caja.refunds', 'pending', 1);
    house.refund(code, { key: 'r2' });
    await house.pass(1_000 * HOUR);
    const { reference = '', state } = code.refunds[1] ?? {};
    expect(state).toBe('pending');
    expect(house.caja.settleRefund(reference, 'sent')).toBe(true);
    expect(house.caja.settleRefund(reference, 'refused')).toBe(false);
  });
});

describe('what moves a merchant’s balance', () => {
  it('adds up: money in, its fee and the tax on it, and money taken back', async () => {
    const code = await house.sell();
    house.caja.pay(code.reference);
    house.caja.reverse(code.reference);
    const [sale, reversal] = movementsOf([code], FEES);
    // 2.89 % of S/ 100.00 and S/ 0.49 are S/ 3.38; 18 % of that are S/ 0.61.
    expect(sale).toMatchObject({
      kind: 'sale',
      grossMinor: 10_000n,
      feeMinor: -338n,
      feeTaxMinor: -61n,
      netMinor: 9_601n,
    });
    expect(reversal).toMatchObject({ kind: 'reversal', netMinor: -10_000n });
    expect(house.caja.movements(caja.testKeys(1).shopKey)).toEqual([]);
  });

  it('is written as a file that a spreadsheet reads', () => {
    const sheet = {
      separator: ';',
      lineEnd: '\r\n',
      header: ['a', 'b'],
      rows: [['1', 'x;"y"']],
    } as const;
    expect(sheetText(sheet)).toBe('a;b\r\n1;"x;""y"""\r\n');
  });
});
