import { exponentOf, type Money } from '#app/kernel/money.ts';

/** Money that a person gave back by another way than ours: a transfer, cash, the gateway's own panel. */
export type Returned = Money & {
  /** The day in Lima, as `2026-11-25`; never one to come. */
  readonly on: string;
  /** Where it can be looked up: the transfer's number, for one. No personal data. */
  readonly reference: string;
};

const LONGEST_REFERENCE = 200;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

/** What is wrong with it, by its fields; none when it can be kept. `today` in Lima. */
export function faultsOf(returned: Returned, today: string): readonly (keyof Returned)[] {
  const { minor, currency, on, reference } = returned;
  const length = reference.trim().length;
  return [
    ...(minor > 0n ? [] : ['minor' as const]),
    ...(exponentOf(currency) === null ? ['currency' as const] : []),
    ...(isDay(on) && on <= today ? [] : ['on' as const]),
    ...(length > 0 && length <= LONGEST_REFERENCE ? [] : ['reference' as const]),
  ];
}
