import { describe, expect, it } from 'vitest';
import type { GatewayNotification, RawNotification } from '#app/gateways/gateway.ts';
import { must, type Scene } from './scene.ts';

export function tellsOfPayments(scene: Scene): void {
  const { read } = scene;
  const delivered = async () => scene.world.pay((await scene.issue()).reference);

  describe('tells of a payment', () => {
    it('with the code, and the exact amount where the delivery carries one', async () => {
      const amount = { minor: 2205n, currency: 'PEN' };
      const { reference } = await scene.issue({ amount });
      const told = must(read(await scene.world.pay(reference)));
      expect(told.reference).toBe(reference);
      expect(told.event).toMatch(/^(paid|changed)$/);
      if (told.event === 'paid') expect(told.amount).toEqual(amount);
      expect(await scene.look(reference)).toMatchObject({ status: 'paid', facts: { amount } });
    });

    it('and a delivery that is not signed is only a reason to ask', async () => {
      if (scene.capabilities.notifications === 'signed') return;
      expect(must(read(await delivered())).event).toBe('changed');
    });

    it('in the same words when it is delivered again, also days later', async () => {
      const raw = await delivered();
      const told = must(read(raw));
      await scene.world.pass(3 * 86_400_000);
      expect(must(read({ ...raw, body: Buffer.from(raw.body) }))).toEqual(told);
    });

    it('with the amount that came in, where a bank can take another', async () => {
      if ('wrong-amount' in scene.world.dialect.cannot) return;
      const { reference } = await scene.issue();
      const told = must(read(await scene.world.pay(reference, { minor: 11550n })));
      if (told.amount) expect(told.amount.minor).toBe(11550n);
    });

    it('but not when its code has just been made, whatever it tells then', async () => {
      let reference = '';
      const raw = await scene.world.madeNews(async () => {
        ({ reference } = await scene.issue());
      });
      expect(raw !== null).toBe(scene.world.dialect.tellsMaking);
      if (raw) expect(must(read(raw))).toMatchObject({ event: 'changed', reference });
      expect(await scene.look(reference)).toMatchObject({ status: 'awaiting' });
    });

    it('in its currency, where it knows several', async () => {
      if (scene.capabilities.currencies.length < 2) return;
      if ('wrong-amount' in scene.world.dialect.cannot) return;
      const { reference } = await scene.issue();
      const told = must(read(await scene.world.pay(reference, { currency: 'USD' })));
      if (told.amount) expect(told.amount.currency).toBe('USD');
    });

    it('and of a reversal, which is never told as a payment', async () => {
      if ('reversed' in scene.world.dialect.cannot) return;
      const { reference } = await scene.issue();
      await scene.world.pay(reference);
      const raw = await scene.world.reverse(reference);
      if (!raw) return;
      const told = must(read(raw));
      expect(told.reference).toBe(reference);
      expect(told.event).toMatch(/^(reversed|changed)$/);
    });
  });

  describe('believes no delivery', () => {
    it('that was signed with another key', async () => {
      if (scene.capabilities.notifications === 'unsigned') return;
      expect(read(await delivered(), scene.world.wrongCredentials).ok).toBe(false);
    });

    it('that is meant for another merchant', async () => {
      if (scene.capabilities.notifications === 'unsigned') return;
      expect(read(await delivered(), scene.world.otherCredentials).ok).toBe(false);
    });

    it('whose proof was taken off', async () => {
      if (scene.capabilities.notifications === 'unsigned') return;
      expect(read(scene.world.unsign(await delivered())).ok).toBe(false);
    });

    it('that was altered: refused, or read as it was signed', async () => {
      if (scene.capabilities.notifications === 'unsigned') return;
      const raw = await delivered();
      const truth = factsOf(must(read(raw)));
      for (const altered of alterations(raw)) {
        const told = read(altered);
        if (told.ok) expect(factsOf(told.value)).toEqual(truth);
      }
    });

    it('that is no delivery at all', async () => {
      const raw = await delivered();
      for (const text of ['', '{}', 'null', '[]', '<html></html>', 'a=b&a=c', '\u0000']) {
        const told = read({ ...raw, body: Buffer.from(text), query: '' });
        expect(told.ok && told.value.event === 'paid').toBe(false);
      }
    });
  });
}

/** What must not be believed otherwise than it was signed. An id that a signature does not cover is asked for anyway. */
const factsOf = ({ event, amount, transactionCode }: GatewayNotification) => ({
  event,
  amount,
  transactionCode,
});

/** The delivery with one digit changed, once for each run of digits in its body and its address. */
function alterations(raw: RawNotification): RawNotification[] {
  const text = Buffer.from(raw.body).toString();
  const bodies = withOneDigitChanged(text).map((body) => ({ ...raw, body: Buffer.from(body) }));
  const queries = withOneDigitChanged(raw.query ?? '').map((query) => ({ ...raw, query }));
  return [...bodies, ...queries];
}

const withOneDigitChanged = (text: string): string[] =>
  [...text.matchAll(/\d(?!\d)/g)].map(
    ({ 0: digit, index }) =>
      text.slice(0, index) + (digit === '9' ? '8' : '9') + text.slice(index + 1),
  );
