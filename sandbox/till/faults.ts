import { type Answer, page, silence } from './answer.ts';
import type { Dialect, Visit } from './dialect.ts';
import type { Post } from './notifications.ts';
import type { RefundFate } from './refunds.ts';

const COMMON = ['ok', 'down', 'slow', 'timeout-before', 'timeout-after', 'garbage', 'cut-short'];
/** What the dialect itself must speak: a status word that nobody knows, an issue that repeats other terms. */
const TWISTS = ['status-unknown', 'other-terms'] as const;
const POST_FAULTS = ['ok', 'lost', 'doubled', 'late'];
const REFUND_FATES = ['ok', 'refused', 'pending'];

/** How an answer is to be bent, by the switch of its call. */
export type Twist = 'none' | (typeof TWISTS)[number];

/** A switch's setting; `times` null means until it is set again. */
export type FaultSetting = { readonly fault: string; readonly times: number | null };

const OK: FaultSetting = { fault: 'ok', times: null };

type Speaker = Pick<Dialect, 'name' | 'calls' | 'refusals'>;

/** The switches with which a test or a person makes a seller fail: `payu.query`, `payu.notifications`. */
export class Faults {
  readonly #set = new Map<string, FaultSetting>();
  readonly #choices: Readonly<Record<string, readonly string[]>>;
  readonly #name: string;

  constructor({ name, calls, refusals }: Speaker) {
    const all = [...COMMON, ...Object.keys(refusals), ...TWISTS];
    this.#name = name;
    this.#choices = {
      ...Object.fromEntries(calls.map((call) => [`${name}.${call}`, all])),
      [`${name}.notifications`]: POST_FAULTS,
      [`${name}.refunds`]: REFUND_FATES,
    };
  }

  /** Sets a switch; false when the name or the fault is not one of this seller's. */
  set(name: string, fault: string, times: number | null = null): boolean {
    if (!this.#choices[name]?.includes(fault)) return false;
    this.#set.set(name, { fault, times });
    return true;
  }

  /** Every switch and how it stands. */
  get(): Record<string, FaultSetting> {
    const names = Object.keys(this.#choices);
    return Object.fromEntries(names.map((name) => [name, this.#set.get(name) ?? OK]));
  }

  /** Every switch and what it can be set to. */
  choices(): Readonly<Record<string, readonly string[]>> {
    return this.#choices;
  }

  /** The fault that meets the next call, counted down. */
  meet(call: string): string {
    return this.#take(call);
  }

  /** How the post treats the next notification, counted down. */
  meetPost(): Post {
    return this.#take('notifications') as Post;
  }

  /** How the next refund ends, counted down. */
  meetRefund(): RefundFate {
    return this.#take('refunds') as RefundFate;
  }

  #take(call: string): string {
    const name = `${this.#name}.${call}`;
    const { fault, times } = this.#set.get(name) ?? OK;
    if (times === null) return fault;
    if (times <= 1) this.#set.delete(name);
    else this.#set.set(name, { fault, times: times - 1 });
    return times > 0 ? fault : 'ok';
  }
}

/** The twist behind a fault; `none` for every other. */
export const twistOf = (fault: string): Twist => TWISTS.find((twist) => twist === fault) ?? 'none';

/** How long a `slow` call takes, in real milliseconds. */
const SLOW_MS = 3_000;

type Work = { readonly visit: Visit; readonly work: () => Answer | Promise<Answer> };

/** Runs a call under a fault; null means that the connection is to be cut. */
export async function underFault(
  fault: string,
  refusals: Speaker['refusals'],
  { visit, work }: Work,
): Promise<Answer | null> {
  const refusal = refusals[fault];
  if (refusal) return refusal(visit);
  switch (fault) {
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      return await work();
    case 'down':
      return null;
    case 'timeout-before':
      return silence;
    case 'timeout-after':
      await work();
      return silence;
    case 'cut-short': {
      const answer = await work();
      return answer.kind === 'said' ? { ...answer, cutShort: true } : answer;
    }
    case 'garbage':
      return page(200, '<html><body>Servicio en mantenimiento</body></html>');
    default:
      return await work();
  }
}
