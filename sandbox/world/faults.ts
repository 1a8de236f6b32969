/** What is wrong with a part of the outside world, for the next `times` calls or until changed. */
export type Fault = { fault: string; times: number | null };

export type Faults = {
  /** False when there is no such switch, or no such position of it. */
  set(name: string, fault: string, times?: number | null): boolean;
  /** The fault that this call meets; 'ok' when none. Counts down. */
  take(name: string): string;
  all(): Record<string, Fault>;
  /** The positions of every switch. */
  choices(): Record<string, readonly string[]>;
};

const OK: Fault = { fault: 'ok', times: null };

/** Switches by name, each with the positions that it has besides 'ok'. */
export function createFaults(switches: Record<string, readonly string[]>): Faults {
  const standing = new Map<string, Fault>();
  return {
    set(name, fault, times = null) {
      if (fault !== 'ok' && !switches[name]?.includes(fault)) return false;
      if (!(name in switches)) return false;
      standing.set(name, { fault, times });
      return true;
    },
    take(name) {
      const { fault, times } = standing.get(name) ?? OK;
      if (times === null) return fault;
      standing.set(name, times > 1 ? { fault, times: times - 1 } : OK);
      return times > 0 ? fault : 'ok';
    },
    choices: () =>
      Object.fromEntries(Object.entries(switches).map(([name, list]) => [name, ['ok', ...list]])),
    all: () =>
      Object.fromEntries(Object.keys(switches).map((name) => [name, standing.get(name) ?? OK])),
  };
}
