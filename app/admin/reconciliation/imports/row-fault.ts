import type { es } from '../../words/es.ts';
import type { Translate } from '../../words/words.ts';

type Fault = keyof typeof es.reconciliation.imports.faults;

/** The readers' words, and ours for them. */
const FAULTS: ReadonlyMap<string, Fault> = new Map([
  ['not an amount', 'amount'],
  ['not-a-decimal', 'amount'],
  ['too-many-decimals', 'amount'],
  ['not-a-total', 'amount'],
  ['fee-turned', 'turned'],
  ['not a currency', 'currency'],
  ['unknown-currency', 'currency'],
  ['not-a-time', 'time'],
  ['not a time of the declared format', 'time'],
  ['not a day as DD/MM/YYYY', 'time'],
  ['not-a-reference', 'reference'],
  ['cells', 'cells'],
  ['more cells than heads', 'cells'],
  ['empty', 'empty'],
  ['detail-without-group', 'group'],
  ['total-is-not-the-sum', 'sum'],
]);

/** Why a row could not be read, in words; one that this version does not know as it is kept. */
export function rowFaultText(why: string, say: Translate): string {
  const known = FAULTS.get(why);
  return known === undefined ? why : say(`reconciliation.imports.faults.${known}`);
}
