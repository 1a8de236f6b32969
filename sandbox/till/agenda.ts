type Entry = {
  readonly at: number;
  readonly order: number;
  readonly what: string;
  readonly act: () => Promise<void> | void;
};

/** What is to happen later, by the sandbox's clock: second attempts and the steps of fates. */
export class Agenda {
  readonly #now: () => Date;
  readonly #log: (event: object) => void;
  #entries: Entry[] = [];
  #order = 0;

  constructor(now: () => Date, log: (event: object) => void) {
    this.#now = now;
    this.#log = log;
  }

  /** Asks for `act` at an instant, or at the first tick after it. */
  at(instant: Date, what: string, act: Entry['act']): void {
    this.#entries.push({ at: instant.getTime(), order: this.#order++, what, act });
  }

  /** Asks for `act` so many milliseconds from now. */
  in(delayMs: number, what: string, act: Entry['act']): void {
    this.at(new Date(this.#now().getTime() + delayMs), what, act);
  }

  /** The next instant at which something is due, so that a hand on the clock knows how far to move it. */
  nextDue(): Date | null {
    const soonest = Math.min(...this.#entries.map((entry) => entry.at));
    return Number.isFinite(soonest) ? new Date(soonest) : null;
  }

  /** Does all that is due, and what became due by doing it; never rejects. */
  async tick(): Promise<void> {
    for (let due = this.#takeDue(); due.length > 0; due = this.#takeDue()) {
      await Promise.all(due.map((entry) => this.#act(entry)));
    }
  }

  #takeDue(): Entry[] {
    const now = this.#now().getTime();
    const due = this.#entries.filter((entry) => entry.at <= now);
    this.#entries = this.#entries.filter((entry) => entry.at > now);
    return due.sort((a, b) => a.at - b.at || a.order - b.order);
  }

  async #act(entry: Entry): Promise<void> {
    try {
      await entry.act();
    } catch (error) {
      this.#log({
        part: 'till',
        event: 'agenda-failed',
        what: entry.what,
        error: String(error),
      });
    }
  }
}
