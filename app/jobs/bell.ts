/** A pause that can be ended before its time; one ring that comes while nobody rests ends the next rest. */
export type Bell = { ring(): void; rest(mostMs: number): Promise<void> };

export function createBell(): Bell {
  let rung = false;
  const sleepers = new Set<() => void>();
  return {
    ring: () => {
      rung = true;
      for (const wake of sleepers) wake();
    },
    rest: (mostMs) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          sleepers.delete(wake);
          rung = false;
          resolve();
        };
        const timer = setTimeout(wake, mostMs);
        sleepers.add(wake);
        if (rung) wake();
      }),
  };
}
