import { describe, expect, it } from 'vitest';
import type { Mishap } from '../gateway-world.ts';
import { must, refusal, type Scene } from './scene.ts';

const AMOUNTS = [200n, 500n, 1010n, 2205n, 12050n, 100_000n];

export function issuesCodes(scene: Scene): void {
  describe('issues a code', () => {
    it('that lives at the gateway under our transaction code, and awaits its payment', async () => {
      const order = scene.world.order();
      const voucher = must(await scene.open().issue(order));
      expect(scene.world.liveCodes(order.transactionCode)).toEqual([voucher.reference]);
      expect(await scene.look(voucher.reference)).toMatchObject({ status: 'awaiting' });
    });

    it('that the shopper can type at the bank', async () => {
      const { reference, code, pageUrl } = await scene.issue();
      expect([scene.world.book(reference)?.code, null]).toContain(code);
      if (code === null) expect(pageUrl).not.toBeNull();
    });

    it('until the moment that was asked for, where it promises that', async () => {
      const order = scene.world.order();
      const { expiresAt } = must(await scene.open().issue(order));
      if (scene.capabilities.expiry !== 'exact') return;
      expect(Math.abs(expiresAt.getTime() - order.expiresAt.getTime())).toBeLessThan(1_000);
    });

    it('and says truly until when it can be paid', async () => {
      const { reference, expiresAt, code } = await scene.issue();
      // Where the gateway decides and shows the code on its own page only, that page alone tells until when.
      if (code === null && scene.capabilities.expiry === 'gateway-decides') return;
      const book = scene.world.book(reference)?.expiresAt ?? '';
      expect(Math.abs(expiresAt.getTime() - new Date(book).getTime())).toBeLessThan(1_000);
    });

    it('for every amount to the céntimo, in each of its currencies', async () => {
      for (const currency of scene.capabilities.currencies) {
        for (const minor of AMOUNTS) {
          const { reference } = await scene.issue({ amount: { minor, currency } });
          expect(scene.world.book(reference)).toMatchObject({ amountMinor: `${minor}`, currency });
          expect(await scene.look(reference)).toMatchObject({
            facts: { amount: { minor, currency } },
          });
        }
      }
    });

    it('once or twice for the same order, just as it declares', async () => {
      const order = scene.world.order();
      const first = must(await scene.open().issue(order)).reference;
      const second = must(await scene.open().issue(order)).reference;
      expect(first === second).toBe(scene.capabilities.idempotentIssue);
      expect(scene.world.liveCodes(order.transactionCode)).toHaveLength(
        scene.capabilities.idempotentIssue ? 1 : 2,
      );
    });
  });

  describe('does not issue a code', () => {
    it('above its limit', async () => {
      const order = scene.world.order({ amount: scene.world.tooMuch });
      expect(await scene.open().issue(order)).toMatchObject(
        refusal({ kind: 'rejected', reason: 'amount-too-large' }),
      );
      expect(scene.world.liveCodes(order.transactionCode)).toEqual([]);
    });

    it('without the contact it says it needs', async () => {
      for (const need of scene.capabilities.contactNeeded) {
        const order = scene.world.order();
        const without = need === 'name' ? { firstName: null, lastName: null } : { [need]: null };
        const contact = { ...order.contact, ...without };
        expect(await scene.open().issue({ ...order, contact })).toMatchObject(
          refusal({ kind: 'rejected', reason: 'invalid-contact', contact: need }),
        );
      }
    });

    it('for wrong credentials, and says that a person must act', async () => {
      const order = scene.world.order();
      expect(await scene.open(scene.world.wrongCredentials).issue(order)).toMatchObject(
        refusal({ kind: 'misconfigured' }),
      );
      expect(scene.world.liveCodes(order.transactionCode)).toEqual([]);
    });

    it('when it cannot be reached, and says that nothing happened', async () => {
      scene.world.goUnreachable();
      const order = scene.world.order();
      expect(await scene.open().issue(order)).toMatchObject(refusal({ kind: 'unavailable' }));
      expect(scene.world.liveCodes(order.transactionCode)).toEqual([]);
    });
  });
}

/** Whether the mishap leaves a code behind at the gateway. */
const LEAVES_A_CODE: Readonly<Record<Mishap, boolean>> = {
  'done-but-unanswered': true,
  unanswered: false,
  broken: false,
  garbled: false,
  'answered-with-other-terms': true,
};

export function admitsNotToKnow(scene: Scene): void {
  describe('admits that it does not know', () => {
    it.each(Object.entries(LEAVES_A_CODE))('whether a code was made: %s', async (name, lives) => {
      scene.world.nextIssue(name as Mishap);
      const order = scene.world.order();
      expect(await scene.open().issue(order)).toEqual(refusal({ kind: 'indeterminate' }));
      expect(scene.world.liveCodes(order.transactionCode)).toHaveLength(lives ? 1 : 0);
    });

    it('and names the order when the code that came of it is asked for later', async () => {
      scene.world.nextIssue('done-but-unanswered');
      const order = scene.world.order();
      await scene.open().issue(order);
      const [reference = ''] = scene.world.liveCodes(order.transactionCode);
      expect(await scene.look(reference)).toMatchObject({
        status: 'awaiting',
        facts: { amount: order.amount, transactionCode: order.transactionCode },
      });
    });
  });

  describe('finds a code by our transaction code, where it can,', () => {
    const cannot = refusal({ kind: 'rejected', reason: 'not-allowed-now' });

    it('after an answer that was lost', async () => {
      const order = scene.world.order({ amount: { minor: 2205n, currency: 'PEN' } });
      scene.world.nextIssue('done-but-unanswered');
      await scene.open().issue(order);
      const found = await scene.open().find(order.transactionCode);
      if (!scene.capabilities.queryByTransactionCode) return expect(found).toMatchObject(cannot);
      const [reference = ''] = scene.world.liveCodes(order.transactionCode);
      const { voucher, observation } = must(found) ?? {};
      expect(voucher).toMatchObject({ reference });
      expect([scene.world.book(reference)?.code, null]).toContain(voucher?.code);
      expect(observation).toMatchObject({ status: 'awaiting', facts: { amount: order.amount } });
    });

    it('also when it was paid meanwhile', async () => {
      if (!scene.capabilities.queryByTransactionCode) return;
      const order = scene.world.order();
      scene.world.nextIssue('done-but-unanswered');
      await scene.open().issue(order);
      const [reference = ''] = scene.world.liveCodes(order.transactionCode);
      await scene.world.pay(reference);
      expect(must(await scene.open().find(order.transactionCode))).toMatchObject({
        voucher: { reference },
        observation: { status: 'paid', facts: { amount: order.amount } },
      });
    });

    it('and says that there is none where none was made', async () => {
      if (!scene.capabilities.queryByTransactionCode) return;
      const order = scene.world.order();
      scene.world.nextIssue('unanswered');
      await scene.open().issue(order);
      expect(await scene.open().find(order.transactionCode)).toEqual({ ok: true, value: null });
    });

    it('and says nothing when it cannot be reached', async () => {
      if (!scene.capabilities.queryByTransactionCode) return;
      scene.world.goUnreachable();
      const found = await scene.open().find('attempt-1');
      expect(found).toMatchObject(refusal({ kind: 'unavailable' }));
    });
  });

  describe('proves credentials', () => {
    it('that are right, and completes them as they are to be kept', async () => {
      const { provider, credentials, dialect } = scene.world;
      const kept = must(await scene.open().probe());
      expect(kept).toEqual(credentials);
      expect(kept.gateway).toBe(provider.name);
      expect(kept.fields).toMatchObject(dialect.testKeys(0));
    });

    it('that are wrong', async () => {
      const probe = await scene.open(scene.world.wrongCredentials).probe();
      expect(probe).toMatchObject(refusal({ kind: 'misconfigured' }));
    });

    it('and says unavailable when nothing can be proved', async () => {
      scene.world.goUnreachable();
      expect(await scene.open().probe()).toMatchObject(refusal({ kind: 'unavailable' }));
    });
  });
}
