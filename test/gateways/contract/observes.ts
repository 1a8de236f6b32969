import { describe, expect, it } from 'vitest';
import { DAY } from '#app/kernel/clock.ts';
import { refusal, type Scene } from './scene.ts';

export function observesCodes(scene: Scene): void {
  describe('says of a code', () => {
    it('that it is paid', async () => {
      const { reference } = await scene.issue();
      await scene.world.pay(reference);
      expect(await scene.look(reference)).toMatchObject({ status: 'paid' });
    });

    it('how much really came in, where a bank can take another amount', async () => {
      if ('wrong-amount' in scene.world.dialect.cannot) return;
      const { reference } = await scene.issue();
      await scene.world.pay(reference, { minor: 11550n });
      expect(await scene.look(reference)).toMatchObject({
        status: 'paid',
        facts: { amount: { minor: 11550n, currency: 'PEN' } },
      });
    });

    it('in which currency, where it knows several', async () => {
      if (scene.capabilities.currencies.length < 2) return;
      if ('wrong-amount' in scene.world.dialect.cannot) return;
      const { reference } = await scene.issue();
      await scene.world.pay(reference, { currency: 'USD' });
      expect(await scene.look(reference)).toMatchObject({
        status: 'paid',
        facts: { amount: { currency: 'USD' } },
      });
    });

    it('that it has lapsed', async () => {
      const { reference } = await scene.issue();
      await scene.world.lapse(reference);
      expect(await scene.look(reference)).toMatchObject({ status: 'lapsed' });
    });

    it('that the money was taken back, or at least that it is paid no longer', async () => {
      const { afterReversal } = scene.world.dialect;
      const { reference } = await scene.issue();
      await scene.world.pay(reference);
      await scene.world.reverse(reference);
      const status = afterReversal === 'reversed' ? 'reversed' : 'awaiting';
      expect(await scene.look(reference)).toMatchObject({ status });
    });

    it('that there is no such code', async () => {
      expect(await scene.look(scene.world.strangeReference)).toEqual({ status: 'not-found' });
    });

    it('nothing of the code of another merchant', async () => {
      const { reference } = await scene.issue();
      const seen = await scene.open(scene.world.otherCredentials).query(reference);
      expect(seen.ok ? seen.value.status : 'refused').toMatch(/^(not-found|refused)$/);
    });

    it('unknown, when it uses a word that nobody knows', async () => {
      const { reference } = await scene.issue();
      await scene.world.pay(reference);
      scene.world.speakStrangely();
      expect(await scene.look(reference)).toMatchObject({ status: 'unknown' });
    });

    it('nothing when it cannot be reached', async () => {
      const { reference } = await scene.issue();
      scene.world.goUnreachable();
      expect(await scene.open().query(reference)).toMatchObject(refusal({ kind: 'unavailable' }));
    });
  });

  describe('voids a code', () => {
    it('that awaits its payment, where it can', async () => {
      const { reference } = await scene.issue();
      const voided = await scene.open().void(reference);
      if (!scene.capabilities.voids) return expect(voided.ok).toBe(false);
      expect(voided.ok).toBe(true);
      expect(await scene.look(reference)).toMatchObject({ status: 'voided' });
    });

    it('but never one that was just paid', async () => {
      const { reference } = await scene.issue();
      await scene.world.pay(reference);
      expect(await scene.open().void(reference)).toMatchObject(
        refusal({ kind: 'rejected', reason: 'not-allowed-now' }),
      );
      expect(await scene.look(reference)).toMatchObject({ status: 'paid' });
    });
  });

  describe('gives a code more time', () => {
    it('where it can', async () => {
      const { reference, expiresAt } = await scene.issue();
      const until = new Date(expiresAt.getTime() + DAY);
      const extended = await scene.open().extend(reference, until);
      if (!scene.capabilities.extends) return expect(extended.ok).toBe(false);
      expect(await scene.look(reference)).toMatchObject({
        status: 'awaiting',
        facts: { expiresAt: until },
      });
    });

    it('also when it has lapsed, or says that it cannot then', async () => {
      const { reference, expiresAt } = await scene.issue();
      await scene.world.lapse(reference);
      const until = new Date(expiresAt.getTime() + DAY);
      const extended = await scene.open().extend(reference, until);
      expect(await scene.look(reference)).toMatchObject({
        status: extended.ok ? 'awaiting' : 'lapsed',
      });
    });

    it('but not one that was paid', async () => {
      const { reference, expiresAt } = await scene.issue();
      await scene.world.pay(reference);
      const extended = await scene.open().extend(reference, new Date(expiresAt.getTime() + DAY));
      expect(extended).toMatchObject(refusal({ kind: 'rejected' }));
    });
  });
}
