import { readDecision } from '#app/exceptions/choices.ts';
import { isExceptionKind } from '#app/exceptions/kind.ts';
import {
  STATEMENT_WORDS,
  type StatementVoice,
  type StatementWord,
} from '#app/reconciliation/statement/words.ts';
import { countText, dayText, instantText } from '../format.ts';
import { gatewayName } from '../gateway-name.ts';
import { actorText } from '../payment/actor-text.ts';
import type { Reader } from '../reader.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { neighbours } from './home/months.ts';

/** A statement is read by others than who asks for it: nobody in it is "you". */
const NOBODY = '';

/** How a statement is said to a reader. */
export function statementVoice(reader: Reader): StatementVoice {
  const say = translatorFor(reader);
  const words = Object.fromEntries(
    STATEMENT_WORDS.map((word) => [word, say(`told.statement.${word}`)]),
  ) as Record<StatementWord, string>;
  return {
    tag: reader.tag,
    words,
    gateway: gatewayName,
    kind: (kind) => say(`reconciliation.kinds.${kind}`),
    standing: (standing) => say(`reconciliation.standings.${standing}`),
    exception: (kind) =>
      kind !== null && isExceptionKind(kind)
        ? say(`exceptions.kinds.${kind}`)
        : (kind ?? say('shell.none')),
    decision: (text) => {
      const { choice, reason } = readDecision(text);
      const chosen = choice === null ? [] : [say(`exceptions.choices.${choice}`)];
      return [...chosen, ...(reason === '' ? [] : [reason])].join(say('shell.colon'));
    },
    actor: (actor) => actorText(actor, NOBODY, say),
    instant: (at) => instantText(at, reader).lima,
    day: (day) => dayText(day, reader),
    month: (month) => neighbours(month, reader).name,
    count: (count) => countText(count, reader),
  };
}
