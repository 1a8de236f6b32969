import { hash } from 'node:crypto';
import type { ReportLine } from '#app/gateways/report.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';

const money = (sum: Money | null): string => (sum === null ? '' : `${sum.minor}${sum.currency}`);

/** A cell with its length before it, so that no two lines are written alike. */
const cell = (text: string | null): string => {
  const plain = text === null ? '' : text.trim().replace(/\s+/g, ' ');
  return `${plain.length}:${plain}`;
};

const ZONED = /(?:Z|[+-]\d\d:?\d\d)$/;

/** Milliseconds of a line's time. One that names no zone is taken as it stands: never in that of the machine which reads it. */
const instantOf = (at: string): number =>
  Date.parse(at.includes('T') && !ZONED.test(at) ? `${at}Z` : at);

/** A workbook's date at midnight is its day alone; the text of the same report has the hours. */
const MIDNIGHT = /T00:00:00[+-]\d\d:\d\d$/;

/** To the millisecond, and in a zone: an instant, in whichever zone it is written (Mercado Pago's is a setting). */
const INSTANT = /T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * 32 hexadecimal digits: the second of the line's time, and 96 bits of a digest over all that the gateway wrote on it, and the
 * account. The same line in another file, under another name or in another place has the same. Spaces that drift from one
 * download to the next are no difference. What we make of the gateway's word is no part of it, so that a better reader finds
 * the line again. Lines of one time stand beside each other in the index: a large file is written to few of its pages.
 */
export function lineDigest(account: AccountId, line: ReportLine): string {
  const at = line.at?.replace(MIDNIGHT, '') ?? null;
  const instant = at === null ? 0 : instantOf(at);
  const text = [
    account,
    cell(line.word),
    cell(line.reference),
    cell(line.transactionCode),
    cell(line.operation),
    cell(line.payout),
    cell(at !== null && instant > 0 && INSTANT.test(at) ? `${instant}` : at),
    money(line.gross),
    money(line.fee),
    money(line.feeTax),
    money(line.net),
  ].join('|');
  const second = ((instant / 1000) >>> 0).toString(16).padStart(8, '0');
  return second + hash('sha256', text, 'hex').slice(0, 24);
}
