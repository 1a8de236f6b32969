import { GAPS, type Gap } from '#app/platform/gaps.server.ts';
import type { Seeded } from './seeded.ts';

/** How one kill is done. */
export type Kill =
  /** Whenever it happens to be, so long after the shoppers set out; sometimes all at once. */
  | { readonly kind: 'moment'; readonly servers: readonly number[]; readonly afterMs: number }
  /** Between two writes: the server ends itself there, after so many went by. */
  | { readonly kind: 'gap'; readonly server: number; readonly gap: Gap; readonly passes: number };

const LONGEST_WAIT_MS = 2_500;

/** The n-th kill of a run: by turns at a random moment and in the next of the named gaps. */
export function planKill(n: number, servers: number, random: Seeded): Kill {
  const server = random.below(servers);
  if (n % 2 === 0) {
    const everyone = Array.from({ length: servers }, (_, index) => index);
    const struck = random.below(8) === 0 ? everyone : [server];
    return { kind: 'moment', servers: struck, afterMs: random.below(LONGEST_WAIT_MS) };
  }
  const gap = GAPS[((n - 1) / 2) % GAPS.length] ?? GAPS[0];
  return { kind: 'gap', server, gap, passes: random.below(2) };
}

export const nameOfKill = (kill: Kill): string =>
  kill.kind === 'gap'
    ? `server ${kill.server + 1} at ${kill.gap}${kill.passes > 0 ? ` (pass ${kill.passes + 1})` : ''}`
    : `server ${kill.servers.map((n) => n + 1).join(' and ')} after ${kill.afterMs} ms`;
