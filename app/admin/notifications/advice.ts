import type { Explained } from '#app/notifications/explain-refusal.ts';
import { credentialLabel } from '../settings/credential-label.ts';
import type { Translate } from '../words/words.ts';

export type Refusal = {
  readonly reason: string;
  /** Where it came from. */
  readonly source: string;
  /** Null where it can no longer be told: the delivery or the account's credentials cannot be opened. */
  readonly explained: Explained | null;
};

/** What would have made it be believed, and what to do about it. */
export function adviceText({ reason, source, explained }: Refusal, say: Translate): string {
  if (!explained) return say('notifications.advice.untold');
  if (reason === 'unexpected-source') return sourceText(explained, source, say);
  if (!explained.accepted) return refusedText(explained, say);
  return say(`notifications.advice.${explained.proven ? 'acceptedNow' : 'unsignedNow'}`);
}

/** Nobody looked at its signature at the door; here it is looked at. */
function sourceText(explained: Explained, source: string, say: Translate): string {
  if (!explained.accepted) {
    return `${say('notifications.advice.sourceDoubtful', { source })} ${refusedText(explained, say)}`;
  }
  const key = explained.proven ? 'sourceGenuine' : 'sourceUnproven';
  return say(`notifications.advice.${key}`, { source });
}

type Refused = Extract<Explained, { accepted: false }>;

function refusedText({ recipe, field, reason }: Refused, say: Translate): string {
  switch (recipe) {
    case null:
      return say(`notifications.advice.nothing.${reason}`);
    case 'other-key':
      return say('notifications.advice.other-key', { field: credentialLabel(field ?? '', say) });
    case 'other-algorithm':
      return say('notifications.advice.other-algorithm', { field: field ?? '' });
    default:
      return say(`notifications.advice.${recipe}`);
  }
}
