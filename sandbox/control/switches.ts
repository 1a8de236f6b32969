import type { Stagehands } from './command.ts';

type Setting = { readonly fault: string; readonly times: number | null };

/** Every fault switch of the outside world, and how it stands. */
export const settingsOf = ({ shopify, gateways }: Stagehands): Record<string, Setting> =>
  Object.assign({}, shopify.faults.all(), ...gateways.map(({ faults }) => faults.get()));

/** Every fault switch, and what it can be set to. */
export const choicesOf = ({ shopify, gateways }: Stagehands): Record<string, readonly string[]> =>
  Object.assign({}, shopify.faults.choices(), ...gateways.map(({ faults }) => faults.choices()));

/** Sets a switch by its full name; false when nobody has it, or it has no such position. */
export const setFault = (
  { shopify, gateways }: Stagehands,
  name: string,
  { fault, times }: Setting,
): boolean =>
  shopify.faults.set(name, fault, times) ||
  gateways.some(({ faults }) => faults.set(name, fault, times));
