/** Holds calls back by name, so that a test decides which of two things happens first. No timed waits. */
export type Held = {
  /** Settles when the call has come as far as the gate. */
  readonly arrived: Promise<void>;
  release(): void;
};

type Gate = { arrive(): void; readonly opened: Promise<void> };

export type Gates = {
  /** The next call that passes `name` waits until it is released. */
  hold(name: string): Held;
  pass(name: string): Promise<void>;
};

export function createGates(): Gates {
  const waiting = new Map<string, Gate[]>();
  return {
    hold: (name) => {
      const arrival = Promise.withResolvers<void>();
      const opening = Promise.withResolvers<void>();
      const gates = waiting.get(name) ?? [];
      waiting.set(name, [...gates, { arrive: arrival.resolve, opened: opening.promise }]);
      return { arrived: arrival.promise, release: opening.resolve };
    },
    pass: async (name) => {
      const [next, ...rest] = waiting.get(name) ?? [];
      if (!next) return;
      waiting.set(name, rest);
      next.arrive();
      await next.opened;
    },
  };
}
