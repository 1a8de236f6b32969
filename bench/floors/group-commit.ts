import type { Arrival } from './plan.ts';

/** The most rows that share a commit. */
export const MOST_ROWS_A_COMMIT = 128;

type Waiting = {
  readonly arrival: Arrival;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Commits arrivals together: each of `lanes` commits takes what waits, up to 128, and a caller
 * hears only after the commit that holds its own row.
 */
export class GroupCommit {
  readonly #commit: (arrivals: readonly Arrival[]) => Promise<unknown>;
  #idleLanes: number;
  #waiting: Waiting[] = [];
  #planned = false;

  constructor(commit: (arrivals: readonly Arrival[]) => Promise<unknown>, lanes: number) {
    this.#commit = commit;
    this.#idleLanes = lanes;
  }

  /** Settles once the arrival is committed. */
  add(arrival: Arrival): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ arrival, resolve, reject });
      if (this.#planned) return;
      this.#planned = true;
      // All that arrived in this turn of the event loop shares the first commit.
      setImmediate(() => {
        this.#planned = false;
        this.#start();
      });
    });
  }

  #start(): void {
    while (this.#idleLanes > 0 && this.#waiting.length > 0) {
      this.#idleLanes -= 1;
      const batch = this.#waiting.splice(0, MOST_ROWS_A_COMMIT);
      this.#commit(batch.map(({ arrival }) => arrival))
        .then(
          () => batch.forEach(({ resolve }) => void resolve()),
          (error: unknown) => batch.forEach(({ reject }) => void reject(error)),
        )
        .finally(() => {
          this.#idleLanes += 1;
          this.#start();
        });
    }
  }
}
