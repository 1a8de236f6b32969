import type {
  Gateway,
  GatewayError,
  IssueOrder,
  Observation,
  ObservedFacts,
} from '#app/gateways/gateway.ts';
import type { Clock } from '#app/kernel/clock.ts';
import type { Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { createGates, type Held } from './gate.ts';

/** One code as the gateway's own books have it. */
export type Code = {
  readonly reference: string;
  readonly order: IssueOrder;
  status: 'awaiting' | 'paid' | 'lapsed' | 'voided';
  /** What came in, by its own number; the second time somebody pays is a second operation. */
  readonly operations: { readonly number: string; readonly amount: Money }[];
  /** A word that stands in no document, said instead of the status. */
  strange: string | null;
};

type Call = 'issue' | 'query' | 'void' | 'find';
type Mishap =
  | { readonly kind: 'error'; readonly error: GatewayError }
  /** The code is made, the answer never comes. */
  | { readonly kind: 'done-but-unanswered' };

export type ScriptedGateway = Gateway & {
  readonly codes: readonly Code[];
  readonly calls: readonly Call[];
  /** While true nothing can be reached. */
  away: boolean;
  /** Whether its answers repeat our transaction code. */
  repeatsTransactionCode: boolean;
  /** Whether it answers with the amount that came in, or goes on repeating the one that was ordered. */
  namesWhatCameIn: boolean;
  next(call: Call, mishap: Mishap): void;
  /** `before` a call is done, or `after`: done, its answer still under way. */
  hold(call: Call, when: 'before' | 'after'): Held;
  code(reference: string): Code;
  /** A shopper pays at a bank; answers the operation. */
  pay(reference: string, amount?: Money): { readonly number: string; readonly amount: Money };
  reverse(reference: string): void;
};

/**
 * why: the gateway is not ours, and its hard moments can't be had at will. A state machine of codes that satisfies the
 * port: only codes that await can be voided, money is money whatever the state, an answer may be late or lost.
 */
export function scriptedGateway(clock: Clock): ScriptedGateway {
  const codes: Code[] = [];
  const calls: Call[] = [];
  const mishaps = new Map<Call, Mishap[]>();
  const gates = createGates();
  let operations = 0;

  const lapse = () => {
    for (const code of codes)
      if (code.status === 'awaiting' && code.order.expiresAt <= clock.now()) code.status = 'lapsed';
  };
  const find = (reference: string): Code | undefined => {
    lapse();
    return codes.find((code) => code.reference === reference);
  };
  const call = async <T>(what: Call, work: () => Result<T, GatewayError>) => {
    calls.push(what);
    await gates.pass(`${what}/before`);
    if (self.away) return err({ kind: 'unavailable' } as const);
    const mishap = mishaps.get(what)?.shift();
    if (mishap?.kind === 'error') return err(mishap.error);
    const answer = work();
    await gates.pass(`${what}/after`);
    return mishap ? err({ kind: 'indeterminate' } as const) : answer;
  };
  const factsOf = (code: Code): ObservedFacts => ({
    amount: (self.namesWhatCameIn && code.operations[0]?.amount) || code.order.amount,
    transactionCode: self.repeatsTransactionCode ? code.order.transactionCode : null,
    expiresAt: code.order.expiresAt,
    operation: null,
    word: code.status,
  });
  const observe = (reference: string): Observation => {
    const code = find(reference);
    if (!code) return { status: 'not-found' };
    if (code.strange !== null) return { status: 'unknown', word: code.strange };
    const facts = factsOf(code);
    return code.status === 'paid'
      ? { status: 'paid', facts, paidAt: clock.now() }
      : { status: code.status, facts };
  };
  const get = (reference: string): Code => {
    const code = find(reference);
    if (!code) throw new Error(`the gateway has no code ${reference}`);
    return code;
  };
  const self: ScriptedGateway = {
    codes,
    calls,
    away: false,
    repeatsTransactionCode: true,
    namesWhatCameIn: true,
    next: (what, mishap) => {
      mishaps.set(what, [...(mishaps.get(what) ?? []), mishap]);
    },
    hold: (what, when) => gates.hold(`${what}/${when}`),
    code: get,
    pay: (reference, amount) => {
      const code = get(reference);
      operations += 1;
      const operation = { number: `${7000 + operations}`, amount: amount ?? code.order.amount };
      code.operations.push(operation);
      code.status = 'paid';
      return operation;
    },
    reverse: (reference) => {
      const code = get(reference);
      code.operations.pop();
      if (code.operations.length === 0) code.status = 'awaiting';
    },
    issue: (order) =>
      call('issue', () => {
        const reference = `${2500001 + codes.length}`;
        codes.push({ reference, order, status: 'awaiting', operations: [], strange: null });
        return ok({ reference, code: reference, expiresAt: order.expiresAt, pageUrl: null });
      }),
    query: (reference) => call('query', () => ok(observe(reference))),
    void: (reference) =>
      call('void', () => {
        const code = find(reference);
        if (code?.status !== 'awaiting')
          return err({ kind: 'rejected', code: '113', reason: 'not-allowed-now' });
        code.status = 'voided';
        return ok(null);
      }),
    extend: async () => err({ kind: 'unavailable' }),
    find: (transactionCode) =>
      call('find', () => {
        const code = codes.find(({ order }) => order.transactionCode === transactionCode);
        if (!code) return ok(null);
        const { reference, order } = code;
        const voucher = { reference, code: reference, expiresAt: order.expiresAt, pageUrl: null };
        return ok({ voucher, observation: observe(reference) });
      }),
    refund: async () => err({ kind: 'unavailable' }),
    queryRefund: async () => err({ kind: 'unavailable' }),
    probe: async () => ok({ gateway: 'pagoefectivo', fields: {} }),
  };
  return self;
}
