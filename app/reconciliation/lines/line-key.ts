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

/** The second of a line's time, in eight digits; zeros where it tells none. */
const secondOf = (at: string | null): string =>
  at === null ? '00000000' : ((Date.parse(at) / 1000) >>> 0).toString(16).padStart(8, '0');

/**
 * 32 hexadecimal digits: the second of the line's time, and 96 bits of a digest over all that the gateway wrote on it, and the
 * account. The same line in another file, under another name or in another place has the same. Spaces that drift from one
 * download to the next are no difference. What we make of the gateway's word is no part of it, so that a better reader finds
 * the line again. Lines of one time stand beside each other in the index: a large file is written to few of its pages.
 */
export function lineDigest(account: AccountId, line: ReportLine): string {
  const text = [
    account,
    cell(line.word),
    cell(line.reference),
    cell(line.transactionCode),
    cell(line.operation),
    cell(line.payout),
    cell(line.at),
    money(line.gross),
    money(line.fee),
    money(line.feeTax),
    money(line.net),
  ].join('|');
  return secondOf(line.at) + hash('sha256', text, 'hex').slice(0, 24);
}
