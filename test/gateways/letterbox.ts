import type { RawNotification } from '#app/gateways/gateway.ts';
import type { Clock } from '#app/kernel/clock.ts';
import type { Deliver } from '#sandbox/till/notifications.ts';

/** Where the account under test is notified, both as registered and as told with each order. */
export const NOTIFICATIONS = 'https://codigo.example/notifications/key';

/** A clock that a test moves. */
export class MovableClock implements Clock {
  #now = new Date('2026-11-25T15:00:00Z').getTime();
  now(): Date {
    return new Date(this.#now);
  }
  move(ms: number): void {
    this.#now += ms;
  }
}

/** What a gateway sends out, kept for the test to hand over. */
export class Letterbox {
  readonly #letters: RawNotification[] = [];

  readonly deliver: Deliver = async (url, { headers, body }) => {
    if (!url.startsWith(NOTIFICATIONS)) throw new Error(`told at ${url}`);
    const { search } = new URL(url);
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    this.#letters.push({
      body: Buffer.from(body),
      headers: Object.fromEntries(lower),
      ...(search && { query: search.slice(1) }),
    });
    return { status: 200 };
  };

  /** The delivery that follows from what is done; it must come. */
  async next(seller: { tick(): Promise<void> }, act: () => void): Promise<RawNotification> {
    const letter = await this.nextIfAny(seller, act);
    if (!letter) throw new Error('nothing was told');
    return letter;
  }

  async nextIfAny(
    seller: { tick(): Promise<void> },
    act: () => void | Promise<void>,
  ): Promise<RawNotification | null> {
    await seller.tick();
    const before = this.#letters.length;
    await act();
    await seller.tick();
    return this.#letters[before] ?? null;
  }
}
