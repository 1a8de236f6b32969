import type { ExactJson } from '#app/kernel/exact-json.ts';
import type { RefundStanding } from '../refund.ts';
import type { Manifest } from './manifest.ts';
import type { RefundedPlaces } from './manifest-calls.ts';
import { moneyAt, referenceAt } from './mapping.ts';
import { textAt } from './pointer.ts';

/** What an answer says of a refund; null where it names none. A word that the manifest does not list is `unknown` (law 4). */
export function standingFrom(
  manifest: Manifest,
  json: ExactJson,
  places: RefundedPlaces,
): RefundStanding | null {
  const refund = referenceAt(json, places.refund);
  if (refund === null) return null;
  const word = (textAt(json, places.status) ?? 'unreadable').slice(0, 80);
  const words = manifest.refunds?.statuses ?? {};
  const state = Object.hasOwn(words, word) ? words[word] : undefined;
  return { refund, state: state ?? 'unknown', amount: moneyAt(manifest, json, places), word };
}
