import type { ReportLine } from '#app/gateways/report.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import { bookedOf } from './business-day.ts';

/** What every line of one file shares. */
export type FileFacts = {
  readonly accountId: AccountId;
  /** The account's own, for a line that names none. */
  readonly currency: Currency;
  /** The day in Lima on which the file came. */
  readonly cameOn: string;
};

const SPECIAL = /[\\\t\n\r\0]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  // PostgreSQL keeps no NUL in text.
  '\0': '\uFFFD',
};
const escaped = (text: string): string => text.replace(SPECIAL, (sign) => ESCAPED[sign] ?? '');

const NOTHING = '\\N';
/** A cell of COPY's text form; what is empty is nothing. */
const text = (cell: string | null): string => {
  const plain = cell === null ? '' : cell.trim();
  return plain === '' ? NOTHING : escaped(plain);
};

/** The reference that a line names, written as it will stand, so that two are alike where PostgreSQL takes them to be; or none. */
export function nameOf({ reference }: ReportLine): string | null {
  const name = text(reference);
  return name === NOTHING ? null : name.toWellFormed();
}

const sum = (minor: bigint | undefined): string => (minor === undefined ? NOTHING : `${minor}`);

/**
 * Where a line stands in its file: after how many others, the how many-eth of its like, under which name (`nameOf`), and whether
 * another before it may have named the same.
 */
export type LinePlace = {
  readonly place: number;
  readonly digest: string;
  readonly turn: number;
  readonly name: string | null;
  readonly isNamedAgain: boolean;
};

/** A line as a row of `read_line`, its columns in that table's order. */
export function copyRow(line: ReportLine, at: LinePlace, file: FileFacts): string {
  const { net, gross, fee, feeTax } = line;
  const currency = net?.currency ?? gross?.currency ?? file.currency;
  const booked = bookedOf(line.at, file.cameOn);
  const sameCurrency = (money: typeof fee) =>
    money?.currency === currency ? money.minor : undefined;
  return `${[
    at.place,
    line.line,
    at.digest,
    at.turn,
    at.isNamedAgain ? 't' : 'f',
    line.kind,
    escaped(line.word.trim()),
    at.name ?? NOTHING,
    text(line.transactionCode),
    text(line.operation),
    text(line.payout),
    booked.at ?? NOTHING,
    booked.on,
    sum(net?.minor),
    currency,
    sum(gross?.minor),
    gross?.currency ?? NOTHING,
    sum(sameCurrency(fee)),
    sum(sameCurrency(feeTax)),
  ].join('\t')}\n`;
}
