import type { Clock } from '../world/clock.ts';
import type { Verdict } from './payment-session.ts';

/** One mutation of the Payments Apps API, as it came. */
export type Mutation = { at: string; name: string; session: string; outcome: string };

/** Every mutation that reached Shopify, and what it came to. */
export type MutationBook = {
  mutations: Mutation[];
  record(name: string, session: string, outcome: string): void;
  /** Records a verdict and hands it on. */
  noted(name: string, session: string, verdict: Verdict): Verdict;
};

export function createMutationBook(clock: Clock): MutationBook {
  const mutations: Mutation[] = [];
  const record = (name: string, session: string, outcome: string) =>
    void mutations.push({ at: clock.now().toISOString(), name, session, outcome });
  return {
    mutations,
    record,
    noted(name, session, verdict) {
      const refusal = verdict.outcome === 'refused' ? ` ${verdict.code ?? verdict.message}` : '';
      record(name, session, verdict.outcome + refusal);
      return verdict;
    },
  };
}
