import { describe, expect, it } from 'vitest';
import { DAY } from '#app/kernel/clock.ts';
import type { Money } from '#app/kernel/money.ts';
import { must, refusal, type Scene } from './scene.ts';

const PAID: Money = { minor: 12050n, currency: 'PEN' };
const PART: Money = { minor: 2005n, currency: 'PEN' };

export function givesMoneyBack(scene: Scene): void {
  const isManual = () => scene.capabilities.refunds === 'manual';
  const paidCode = async () => {
    const { reference } = await scene.issue({ amount: PAID });
    await scene.world.pay(reference);
    return reference;
  };
  const booked = (reference: string) =>
    scene.world.book(reference)?.refunds.map(({ amountMinor, state }) => [amountMinor, state]);

  describe('gives money back', () => {
    it('whole: sent in the end, and the code says so', async () => {
      if (isManual()) return;
      const reference = await paidCode();
      const order = scene.world.refundOrder({ reference, amount: PAID });
      const taken = must(await scene.open().refund(order));
      expect(taken.state).toMatch(/^(pending|sent)$/);
      await scene.world.pass(30 * DAY);
      const ask = { reference, refund: taken.refund };
      const standing = must(await scene.open().queryRefund(ask));
      expect(standing).toMatchObject({ refund: taken.refund, state: 'sent' });
      expect(standing.amount ?? PAID).toEqual(PAID);
      expect(booked(reference)).toEqual([['12050', 'sent']]);
      const status = scene.world.saysRefunded === false ? 'paid' : 'refunded';
      expect(await scene.look(reference)).toMatchObject({ status });
    });

    it('in part, to the céntimo, twice', async () => {
      if (isManual()) return;
      const reference = await paidCode();
      for (const _ of [1, 2]) {
        const order = scene.world.refundOrder({ reference, amount: PART, whole: false });
        must(await scene.open().refund(order));
        await scene.world.pass(30 * DAY);
      }
      expect(booked(reference)).toEqual([
        ['2005', 'sent'],
        ['2005', 'sent'],
      ]);
      expect(await scene.look(reference)).toMatchObject({
        status: expect.stringMatching(/^(paid|refunded)$/),
      });
    });

    it('once, however often the same order is given', async () => {
      if (isManual()) return;
      const reference = await paidCode();
      const order = scene.world.refundOrder({ reference, amount: PART, whole: false });
      const first = must(await scene.open().refund(order));
      const again = must(await scene.open().refund(order));
      expect(again.refund).toBe(first.refund);
      expect(booked(reference)).toHaveLength(1);
    });

    it('not when it refuses, and says so', async () => {
      if (isManual()) return;
      const reference = await paidCode();
      scene.world.nextRefund('refused');
      const taken = await scene.open().refund(scene.world.refundOrder({ reference, amount: PAID }));
      await scene.world.pass(30 * DAY);
      expect(booked(reference)).toEqual([['12050', 'refused']]);
      if (!taken.ok) return expect(taken.error.kind).toBe('rejected');
      const standing = await scene.open().queryRefund({ reference, refund: taken.value.refund });
      expect(must(standing).state).toBe('refused');
      expect(await scene.look(reference)).toMatchObject({ status: 'paid' });
    });

    it('and says as long as it is on its way', async () => {
      if (isManual()) return;
      const reference = await paidCode();
      scene.world.nextRefund('pending');
      const order = scene.world.refundOrder({ reference, amount: PAID });
      const { refund } = must(await scene.open().refund(order));
      const standing = await scene.open().queryRefund({ reference, refund });
      expect(must(standing)).toMatchObject({ refund, state: 'pending' });
    });

    it('never more than came in, nor of a code that was not paid', async () => {
      if (isManual()) return;
      const reference = await paidCode();
      const more = scene.world.refundOrder({
        reference,
        amount: { minor: 12051n, currency: 'PEN' },
        whole: false,
      });
      expect(await scene.open().refund(more)).toMatchObject(refusal({ kind: 'rejected' }));
      const unpaid = (await scene.issue({ amount: PAID })).reference;
      const early = scene.world.refundOrder({ reference: unpaid, amount: PAID });
      expect(await scene.open().refund(early)).toMatchObject(refusal({ kind: 'rejected' }));
      expect([booked(reference), booked(unpaid)]).toEqual([[], []]);
    });

    it('not when it cannot be reached, and says that nothing happened', async () => {
      if (isManual()) return;
      const reference = await paidCode();
      scene.world.goUnreachable();
      const order = scene.world.refundOrder({ reference, amount: PAID });
      expect(await scene.open().refund(order)).toMatchObject(refusal({ kind: 'unavailable' }));
      expect(booked(reference)).toEqual([]);
    });

    it('not by its API, where the merchant transfers it himself', async () => {
      if (!isManual()) return;
      const reference = await paidCode();
      const cannot = refusal({ kind: 'rejected', reason: 'not-allowed-now' });
      const order = scene.world.refundOrder({ reference, amount: PAID });
      expect(await scene.open().refund(order)).toMatchObject(cannot);
      const asked = await scene.open().queryRefund({ reference, refund: '1' });
      expect(asked).toMatchObject(cannot);
    });
  });
}
