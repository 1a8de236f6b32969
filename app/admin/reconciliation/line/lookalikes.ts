import { dayText, movementText } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import type { Translate } from '../../words/words.ts';
import type { Named } from '../lines.presenter.server.ts';
import type { LookalikeRow } from './lookalikes.store.server.ts';

/** A line that another looks like, as a person recognises it. */
export const lookalikeNamed = (row: LookalikeRow, reader: Reader, say: Translate): Named => ({
  id: row.id,
  name: [
    dayText(row.booked_on, reader),
    say(`reconciliation.kinds.${row.kind}`),
    movementText(row.net_minor, row.currency),
    row.file_name,
  ].join(' · '),
});
