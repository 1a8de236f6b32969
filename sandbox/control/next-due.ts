import type { Provider } from '../till/index.ts';

/** The next instant at which something is due at any gateway; null when all is quiet. */
export function nextDueOf(gateways: readonly Provider[]): Date | null {
  const due = gateways.flatMap((gateway) => gateway.nextDue() ?? []);
  return due.length > 0 ? new Date(Math.min(...due.map((at) => at.getTime()))) : null;
}
