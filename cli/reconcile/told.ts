import { jsonNumber } from '#app/kernel/exact-json.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { ImportedFile } from '#app/reconciliation/lines/imported-file.server.ts';

/** What a command says, and how the process ends: 0 done, 1 refused, 2 not tried. */
export type Told = { readonly text: string; readonly exitCode: 0 | 1 | 2 };

const exact = (minor: bigint): unknown => jsonNumber(`${minor}`);
const counts = (byName: Readonly<Record<string, bigint>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(byName).map(([name, count]) => [name, exact(count)]));

/**
 * What became of a file. The sums are of the lines that it brought, with their signs (fees are negative), in its first
 * currency; `totals` has each of them. A file that only informs has sums of zero: it moves nothing.
 */
export function asJson(file: ImportedFile): string {
  const { outcome } = file;
  const totals = file.totals.map((sum) => ({
    currency: sum.currency,
    lines: exact(sum.lines),
    grossMinor: exact(sum.grossMinor),
    feeMinor: exact(sum.feeMinor),
    netMinor: exact(sum.netMinor),
    residualMinor: exact(sum.residualMinor),
  }));
  const [first] = totals;
  return JSON.stringify({
    lines: file.linesNew + file.linesKnown,
    matched: exact(outcome.standings['matched'] ?? 0n),
    exceptions: counts(outcome.exceptions),
    quarantined: file.rowsBad,
    grossMinor: first?.grossMinor ?? 0,
    feeMinor: first?.feeMinor ?? 0,
    netMinor: first?.netMinor ?? 0,
    residualMinor: first?.residualMinor ?? 0,
    currency: first?.currency ?? file.currency,
    kind: file.format,
    encoding: file.encoding,
    delimiter: file.delimiter,
    known: file.linesKnown,
    informs: exact(outcome.standings['informs'] ?? 0n),
    inExceptions: exact(outcome.standings['exception'] ?? 0n),
    decided: exact(outcome.standings['decided'] ?? 0n),
    importedBefore: file.importedBefore,
    totals,
  });
}

/** The same for a person. */
export function asText(file: ImportedFile): string {
  const { outcome } = file;
  const standing = (name: string) => outcome.standings[name] ?? 0n;
  const money = (minor: bigint, currency: string) =>
    `${currency} ${decimalText({ minor, currency })}`;
  return [
    `${file.importedBefore ? 'Imported before' : 'Imported'}: ${file.format} (${file.encoding}${file.delimiter === null ? '' : `, ${JSON.stringify(file.delimiter)}`})`,
    `${file.linesNew + file.linesKnown} lines, ${file.linesKnown} of them known from other files; ${file.rowsBad} rows in quarantine`,
    `${standing('matched')} matched, ${standing('exception')} in exceptions, ${standing('decided')} decided, ${standing('informs')} only inform`,
    ...Object.entries(outcome.exceptions).map(([kind, count]) => `  ${kind}: ${count}`),
    ...file.totals.map(
      (sum) =>
        `gross ${money(sum.grossMinor, sum.currency)}, fees ${money(sum.feeMinor, sum.currency)}, net ${money(sum.netMinor, sum.currency)}; residual of the account ${money(sum.residualMinor, sum.currency)}`,
    ),
  ].join('\n');
}
