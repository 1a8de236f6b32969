import { MINUTE } from '#app/kernel/clock.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type FileKey, findFile } from '../files/report-files.store.server.ts';
import { readResiduals } from '../residual/residual.store.server.ts';
import { type FileOutcome, type OutcomeSum, readFileOutcome } from './outcome.store.server.ts';
import { reportsOf } from './recognise-file.server.ts';

/** What is to be told of a file that is in: what it was, where its lines stand now, and the proof of its account. */
export type ImportedFile = {
  readonly format: string;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly linesNew: number;
  readonly linesKnown: number;
  readonly rowsBad: number;
  readonly importedBefore: boolean;
  /** Of a file that moves nothing. */
  readonly currency: Currency;
  readonly outcome: FileOutcome;
  readonly totals: readonly (OutcomeSum & { readonly residualMinor: bigint })[];
};

/** A proof over millions of lines takes its time; what is in stays in, whoever waits for the telling. */
const MOST_MS = 10 * MINUTE;

/** Reads it; a file that is not in is a bug of who asks. The proof and the outcome walk all lines each, and do so side by side. */
export async function tellImported(
  { database }: Pick<Foundation, 'database'>,
  key: FileKey,
  importedBefore: boolean,
): Promise<ImportedFile> {
  const { shopId } = key;
  const inShop = <T>(read: (tx: ShopTransaction) => Promise<T>) =>
    database.inShop(shopId, read, MOST_MS);
  const file = await inShop((tx) => findFile(tx, key));
  if (!file || file.format === null || file.encoding === null)
    throw new Error('this report file was not imported');
  const { format, encoding, delimiter, linesNew, linesKnown, rowsBad } = file;
  const accountId = file.accountId as AccountId;
  const [residuals, outcome, reports] = await Promise.all([
    inShop((tx) => readResiduals(tx, { shopId, accountId })),
    inShop((tx) => readFileOutcome(tx, key)),
    inShop((tx) => reportsOf(tx, { shopId, accountId })),
  ]);
  return {
    ...{ format, encoding, delimiter, linesNew, linesKnown, rowsBad, importedBefore, outcome },
    currency: reports?.currency ?? 'PEN',
    totals: outcome.sums.map((sum) => ({
      ...sum,
      residualMinor:
        residuals.find(({ currency }) => currency === sum.currency)?.residualMinor ?? sum.netMinor,
    })),
  };
}
