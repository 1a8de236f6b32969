import type { Translate } from '../words/words.ts';

/** Who did it, in words: staff by number (names are not kept), oneself as "you". */
export function actorText(actor: string, reader: string, say: Translate): string {
  if (actor === reader) return say('told.actors.you');
  if (actor.startsWith('staff:')) return say('told.actors.staff', { id: actor.slice(6) });
  switch (actor) {
    case 'shopper':
    case 'gateway':
    case 'shopify':
    case 'clock':
    case 'operator':
      return say(`told.actors.${actor}`);
    default:
      return actor;
  }
}
