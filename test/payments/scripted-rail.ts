import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Message, NotTaken, Rail, Taken } from '#app/rails/rail.ts';
import { createGates, type Held } from './gate.ts';

type What = Message['what'];
type SessionState = 'open' | 'pending' | 'resolved' | 'rejected';

type Answer =
  | { readonly kind: 'error'; readonly error: NotTaken }
  /** Shopify did it; its answer never came. */
  | { readonly kind: 'done-but-unanswered' };

export type ScriptedRail = Rail & {
  /** What Shopify heard, in order. */
  readonly heard: readonly Message[];
  /** Changes of a session to resolved, by Shopify's own books: more than one per session can't be. */
  readonly resolves: readonly string[];
  state(gid: string): SessionState;
  /** While set, every message gets this answer. */
  refusal: NotTaken | null;
  next(what: What, answer: Answer): void;
  hold(what: What, when: 'before' | 'after'): Held;
  /** Shopify gives the pending payment up by itself. */
  lapse(gid: string): void;
  token: string;
};

const final = (code: string): Result<Taken, NotTaken> => err({ kind: 'final', code });

/**
 * why: Shopify is not ours. A state machine of sessions that satisfies the port and enforces what its schema says in
 * words: ended is ended, the same again is taken again, the other way round is refused for good.
 */
export function scriptedRail(): ScriptedRail {
  const heard: Message[] = [];
  const resolves: string[] = [];
  const sessions = new Map<string, SessionState>();
  const answers = new Map<What, Answer[]>();
  const gates = createGates();

  const take = ({ what, gid }: Message): Result<Taken, NotTaken> => {
    const state = sessions.get(gid) ?? 'open';
    const taken = ok({ nextUrl: null });
    const ended = state === 'resolved' || state === 'rejected';
    if (what === 'pending') {
      if (ended) return final('PENDING_INVALID_STATE');
      sessions.set(gid, 'pending');
      return taken;
    }
    const wanted = what === 'paid' || what === 'refund-resolve' ? 'resolved' : 'rejected';
    if (ended) return state === wanted ? taken : final('ALREADY_ENDED');
    sessions.set(gid, wanted);
    if (what === 'paid') resolves.push(gid);
    return taken;
  };

  const self: ScriptedRail = {
    heard,
    resolves,
    refusal: null,
    token: 'first',
    state: (gid) => sessions.get(gid) ?? 'open',
    next: (what, answer) => {
      answers.set(what, [...(answers.get(what) ?? []), answer]);
    },
    hold: (what, when) => gates.hold(`${what}/${when}`),
    lapse: (gid) => {
      if (sessions.get(gid) === 'pending') sessions.set(gid, 'open');
    },
    tell: async (access, message) => {
      heard.push(message);
      await gates.pass(`${message.what}/before`);
      if (access.accessToken !== self.token) return err({ kind: 'token', code: 'HTTP_401' });
      if (self.refusal) return err(self.refusal);
      const scripted = answers.get(message.what)?.shift();
      if (scripted?.kind === 'error') return err(scripted.error);
      const taken = take(message);
      await gates.pass(`${message.what}/after`);
      return scripted ? err({ kind: 'indeterminate', code: 'UNANSWERED_timeout' }) : taken;
    },
    configure: async () => ok(null),
  };
  return self;
}
