import type { Shopify } from '../shopify/shopify.ts';
import type { Provider } from '../till/index.ts';
import type { Clock } from '../world/clock.ts';

/** Everything that control can reach. */
export type Stagehands = { clock: Clock; shopify: Shopify; gateways: readonly Provider[] };

/** A control call: the path's parts by name, the query, and the posted JSON. */
export type Call = {
  part(name: string): string;
  query: URLSearchParams;
  body: Record<string, unknown>;
};

export type Outcome = { status: number; body: unknown };

/** One control command, such as `POST /shops/:domain/install`. */
export type Command = {
  method: 'GET' | 'POST';
  path: string;
  run(hands: Stagehands, call: Call): Promise<Outcome> | Outcome;
};

export const ok = (body: unknown): Outcome => ({ status: 200, body });

/** What was asked for does not exist, or cannot be. */
export class Refused extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/** What must exist does, or the command is refused with 404. */
export function must<T>(found: T | null | undefined, what: string): T {
  if (found === null || found === undefined) throw new Refused(`unknown ${what}`, 404);
  return found;
}

export const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
