import { MINUTE } from '#app/kernel/clock.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
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

/** Reads it; a file that is not in is a bug of who asks. */
export async function tellImported(
  { database }: Pick<Foundation, 'database'>,
  key: FileKey,
  importedBefore: boolean,
): Promise<ImportedFile> {
  const { shopId } = key;
  return database.inShop(
    shopId,
    async (tx) => {
      const file = await findFile(tx, key);
      if (!file || file.format === null || file.encoding === null)
        throw new Error('this report file was not imported');
      const accountId = file.accountId as AccountId;
      const residuals = await readResiduals(tx, { shopId, accountId });
      const outcome = await readFileOutcome(tx, key);
      const reports = await reportsOf(tx, { shopId, accountId });
      const { format, encoding, delimiter, linesNew, linesKnown, rowsBad } = file;
      return {
        ...{ format, encoding, delimiter, linesNew, linesKnown, rowsBad, importedBefore, outcome },
        currency: reports?.currency ?? 'PEN',
        totals: outcome.sums.map((sum) => ({
          ...sum,
          residualMinor:
            residuals.find(({ currency }) => currency === sum.currency)?.residualMinor ??
            sum.netMinor,
        })),
      };
    },
    MOST_MS,
  );
}
