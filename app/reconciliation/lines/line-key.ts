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

/**
 * 32 hexadecimal digits over all that the gateway wrote on a line, and the account: the same line in another file, under
 * another name or in another place has the same. Spaces that drift from one download to the next are no difference. What we
 * make of the gateway's word is no part of it, so that a better reader finds the line again.
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
  return hash('sha256', text, 'hex').slice(0, 32);
}
