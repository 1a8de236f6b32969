import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  Credentials,
  Gateway,
  GatewayError,
  GatewayProvider,
  IssueOrder,
  RawNotification,
} from '#app/gateways/gateway.ts';
import type { Clock } from '#app/kernel/clock.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Result } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';

/** What the next order for a code meets at the gateway. */
export type Mishap = 'done-but-unanswered' | 'unanswered' | 'broken';

/** A gateway's side of the contract: the harness of each provider builds one per test. */
export type GatewayWorld = {
  readonly provider: GatewayProvider;
  readonly credentials: Credentials;
  /** Well-formed, but not the account's. */
  readonly wrongCredentials: Credentials;
  /** Its time-outs are short. */
  readonly egress: Egress;
  readonly clock: Clock;
  /** An order that this gateway takes, with a fresh transaction code each time. */
  order(changes?: Partial<IssueOrder>): IssueOrder;
  /** An amount above what the account may ask for; null where there is no such limit. */
  readonly tooMuch: Money | null;
  /** A reference that has the right form and belongs to no code. */
  readonly strangeReference: string;
  /** Pays a code, as at a bank, and hands over the notification that follows. */
  pay(reference: string): Promise<RawNotification>;
  /** Lets time pass until an unpaid code has lapsed. */
  lapse(reference: string): Promise<void>;
  /** From now on the gateway says of codes a status word that stands in no document. */
  speakStrangely(): void;
  nextIssue(mishap: Mishap): void;
  /** No connection to the gateway can be made from now on. */
  goUnreachable(): void;
  /** References of the codes that live at the gateway for a transaction code, by its own books. */
  liveCodes(transactionCode: string): readonly string[];
  close(): Promise<void>;
};

function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
const refusal = (error: Partial<GatewayError>) => ({ ok: false, error });
const NOTIFICATIONS = 'https://codigo.example/notifications';
const AMOUNTS = [200n, 500n, 1010n, 2205n, 12050n, 100_000n];

/** The contract that every gateway keeps. `setUp` builds a fresh world for each test. */
export function describeGateway(name: string, setUp: () => Promise<GatewayWorld>): void {
  let world: GatewayWorld;
  const open = (credentials = world.credentials): Gateway =>
    world.provider.open(world, { mode: 'test', credentials, notificationUrl: NOTIFICATIONS });
  const issue = async (changes: Partial<IssueOrder> = {}) =>
    must(await open().issue(world.order(changes)));
  const look = async (reference: string) => must(await open().query(reference));
  const capabilities = () => world.provider.capabilities;

  describe(`the gateway ${name}`, () => {
    beforeEach(async () => {
      world = await setUp();
    });
    afterEach(() => world.close());

    describe('issues a code', () => {
      it('that lives at the gateway under our transaction code, and awaits its payment', async () => {
        const order = world.order();
        const voucher = must(await open().issue(order));
        expect(world.liveCodes(order.transactionCode)).toEqual([voucher.reference]);
        expect(await look(voucher.reference)).toMatchObject({ status: 'awaiting' });
      });

      it('until the moment that was asked for, where it promises that', async () => {
        const order = world.order();
        const { expiresAt } = must(await open().issue(order));
        if (capabilities().expiry !== 'exact') return;
        expect(Math.abs(expiresAt.getTime() - order.expiresAt.getTime())).toBeLessThan(1_000);
      });

      it('for every amount to the céntimo, in each of its currencies', async () => {
        for (const currency of capabilities().currencies) {
          for (const minor of AMOUNTS) {
            const { reference } = await issue({ amount: { minor, currency } });
            expect(await look(reference)).toMatchObject({ facts: { amount: { minor, currency } } });
          }
        }
      });

      it('once or twice for the same order, just as it declares', async () => {
        const order = world.order();
        const first = must(await open().issue(order)).reference;
        const second = must(await open().issue(order)).reference;
        expect(first === second).toBe(capabilities().idempotentIssue);
        expect(world.liveCodes(order.transactionCode)).toHaveLength(
          capabilities().idempotentIssue ? 1 : 2,
        );
      });
    });

    describe('does not issue a code', () => {
      it('above its limit', async () => {
        if (!world.tooMuch) return;
        const order = world.order({ amount: world.tooMuch });
        expect(await open().issue(order)).toMatchObject(
          refusal({ kind: 'rejected', reason: 'amount-too-large' }),
        );
        expect(world.liveCodes(order.transactionCode)).toEqual([]);
      });

      it('without the contact it says it needs', async () => {
        for (const need of capabilities().contactNeeded) {
          const order = world.order();
          const contact = { ...order.contact, [need]: null };
          expect(await open().issue({ ...order, contact })).toMatchObject(
            refusal({ kind: 'rejected', reason: 'invalid-contact' }),
          );
        }
      });

      it('for wrong credentials, and says that a person must act', async () => {
        const order = world.order();
        expect(await open(world.wrongCredentials).issue(order)).toMatchObject(
          refusal({ kind: 'misconfigured' }),
        );
        expect(world.liveCodes(order.transactionCode)).toEqual([]);
      });

      it('when it cannot be reached, and says that nothing happened', async () => {
        world.goUnreachable();
        const order = world.order();
        expect(await open().issue(order)).toMatchObject(refusal({ kind: 'unavailable' }));
        expect(world.liveCodes(order.transactionCode)).toEqual([]);
      });
    });

    describe('admits that it does not know', () => {
      it.each<Mishap>(['done-but-unanswered', 'unanswered', 'broken'])(
        'whether a code was made: %s',
        async (mishap) => {
          world.nextIssue(mishap);
          const order = world.order();
          expect(await open().issue(order)).toEqual(refusal({ kind: 'indeterminate' }));
          const lives = mishap === 'done-but-unanswered';
          expect(world.liveCodes(order.transactionCode)).toHaveLength(lives ? 1 : 0);
        },
      );

      it('and names the order when the code that came of it is asked for later', async () => {
        world.nextIssue('done-but-unanswered');
        const order = world.order();
        await open().issue(order);
        const [reference = ''] = world.liveCodes(order.transactionCode);
        expect(await look(reference)).toMatchObject({
          status: 'awaiting',
          facts: { amount: order.amount, transactionCode: order.transactionCode },
        });
      });
    });

    describe('proves credentials', () => {
      it('that are right', async () =>
        expect(await open().probe()).toMatchObject({
          ok: true,
          value: { gateway: world.provider.name, fields: world.credentials.fields },
        }));

      it('that are wrong', async () => {
        const probe = await open(world.wrongCredentials).probe();
        expect(probe).toMatchObject(refusal({ kind: 'misconfigured' }));
      });

      it('and says unavailable when nothing can be proved', async () => {
        world.goUnreachable();
        expect(await open().probe()).toMatchObject(refusal({ kind: 'unavailable' }));
      });
    });

    describe('says of a code', () => {
      it('that it is paid', async () => {
        const { reference } = await issue();
        await world.pay(reference);
        expect(await look(reference)).toMatchObject({ status: 'paid' });
      });

      it('that it has lapsed', async () => {
        const { reference } = await issue();
        await world.lapse(reference);
        expect(await look(reference)).toMatchObject({ status: 'lapsed' });
      });

      it('that there is no such code', async () => {
        expect(await look(world.strangeReference)).toEqual({ status: 'not-found' });
      });

      it('unknown, when it uses a word that nobody knows', async () => {
        const { reference } = await issue();
        await world.pay(reference);
        world.speakStrangely();
        expect(await look(reference)).toMatchObject({ status: 'unknown' });
      });

      it('nothing when it cannot be reached', async () => {
        const { reference } = await issue();
        world.goUnreachable();
        expect(await open().query(reference)).toMatchObject(refusal({ kind: 'unavailable' }));
      });
    });

    describe('tells of a payment', () => {
      const read = (raw: RawNotification, credentials = world.credentials) =>
        world.provider.readNotification(raw, credentials);

      it('with the code and the exact amount', async () => {
        const order = world.order({ amount: { minor: 2205n, currency: 'PEN' } });
        const { reference } = must(await open().issue(order));
        expect(must(read(await world.pay(reference)))).toMatchObject({
          event: 'paid',
          reference,
          amount: { minor: 2205n, currency: 'PEN' },
        });
      });

      it('in the same words when it is delivered again', async () => {
        const raw = await world.pay((await issue()).reference);
        expect(must(read(raw))).toEqual(must(read(raw)));
      });

      it('and is not believed when it is forged, altered or unsigned', async () => {
        const raw = await world.pay((await issue()).reference);
        const text = Buffer.from(raw.body).toString();
        const altered = Buffer.from(
          text.replace(/\d(?=\D*$)/, (digit) => (digit === '9' ? '8' : '9')),
        );
        expect(altered.equals(raw.body)).toBe(false);
        expect(read(raw, world.wrongCredentials).ok).toBe(false);
        expect(read({ ...raw, body: altered }).ok).toBe(false);
        expect(read({ ...raw, headers: {} }).ok).toBe(false);
      });
    });

    describe('voids a code', () => {
      it('that awaits its payment, where it can', async () => {
        const { reference } = await issue();
        const voided = await open().void(reference);
        if (!capabilities().voids) return expect(voided.ok).toBe(false);
        expect(voided.ok).toBe(true);
        expect(await look(reference)).toMatchObject({ status: 'voided' });
      });

      it('but never one that was just paid', async () => {
        const { reference } = await issue();
        await world.pay(reference);
        expect(await open().void(reference)).toMatchObject(
          refusal({ kind: 'rejected', reason: 'not-allowed-now' }),
        );
        expect(await look(reference)).toMatchObject({ status: 'paid' });
      });
    });

    describe('gives a code more time', () => {
      it('where it can, also when it has lapsed', async () => {
        const { reference, expiresAt } = await issue();
        await world.lapse(reference);
        const until = new Date(expiresAt.getTime() + 86_400_000);
        const extended = await open().extend(reference, until);
        if (!capabilities().extends) return expect(extended.ok).toBe(false);
        expect(await look(reference)).toMatchObject({
          status: 'awaiting',
          facts: { expiresAt: until },
        });
      });

      it('but not one that was paid', async () => {
        const { reference, expiresAt } = await issue();
        await world.pay(reference);
        const extended = await open().extend(reference, new Date(expiresAt.getTime() + 86_400_000));
        expect(extended).toMatchObject(refusal({ kind: 'rejected' }));
      });
    });
  });
}
