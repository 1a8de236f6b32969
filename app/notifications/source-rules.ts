import type { NotificationRefused } from '#app/gateways/gateway.ts';
import type { NotificationSources } from '#app/platform/config.server.ts';

/** `expected`: as listed, or there is no list. `noted`: not listed, and taken all the same. `refused`: not listed. */
export type SourceJudged = 'expected' | 'noted' | 'refused';

/**
 * Why a delivery is not taken. `unexpected-source`: nobody looked whether it is signed. Where nothing is signed:
 * `no-code-of-ours` is put aside for a while, and `too-many` is not kept, so that a real sender comes again.
 */
export type DeliveryRefused =
  | NotificationRefused
  | { readonly reason: 'unexpected-source' | 'no-code-of-ours' | 'too-many' };

/**
 * Holds a delivery against where its gateway says that it sends from. Gateways change these addresses (PayU has), so that a
 * list is first only watched (`log`) and later held to (`enforce`).
 */
export function judgeSource(
  rules: ReadonlyMap<string, NotificationSources>,
  { gateway, address }: { readonly gateway: string; readonly address: string },
): SourceJudged {
  const rule = rules.get(gateway);
  if (!rule || rule.addresses.includes(address)) return 'expected';
  return rule.mode === 'enforce' ? 'refused' : 'noted';
}
