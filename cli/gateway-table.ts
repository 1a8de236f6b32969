import { readFileSync, writeFileSync } from 'node:fs';
import { gatewayName } from '#app/admin/gateway-name.ts';
import { listProviders, type ProviderCard } from '#app/gateways/registry.ts';

/** Who can do what, in Markdown, read off the capabilities that the app itself goes by. */

const EXPIRY = {
  exact: 'to the second, as asked',
  day: 'at the end of a day',
  'gateway-decides': 'the gateway decides',
} as const;
const REFUNDS = {
  'bank-account': 'by API, to a bank account',
  wallet: 'by API, to a wallet',
  manual: 'by hand, a transfer of yours',
} as const;
const yes = (can: boolean): string => (can ? 'yes' : 'no');

const COLUMNS: readonly (readonly [string, (card: ProviderCard) => string])[] = [
  ['gateway', ({ name }) => gatewayName(name)],
  ['currencies', ({ capabilities }) => capabilities.currencies.join(', ')],
  ['deadline', ({ capabilities }) => EXPIRY[capabilities.expiry]],
  ['void', ({ capabilities }) => yes(capabilities.voids)],
  ['more time', ({ capabilities }) => yes(capabilities.extends)],
  ['refund', ({ capabilities }) => REFUNDS[capabilities.refunds]],
  ['notifications', ({ capabilities }) => capabilities.notifications],
  ['same order twice', ({ capabilities }) => (capabilities.idempotentIssue ? 'one code' : 'two')],
  ['found after a time-out', ({ capabilities }) => yes(capabilities.queryByTransactionCode)],
  ['asks the shopper for', ({ capabilities }) => capabilities.contactNeeded.join(', ') || '–'],
  ['reports', ({ reports }) => reports.join(', ') || 'columns mapped by you'],
  ['reports come', ({ fetchesReports }) => (fetchesReports ? 'by API, each night' : 'by upload')],
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const gatewayTable = (): string =>
  [
    line(COLUMNS.map(([title]) => title)),
    line(COLUMNS.map(() => '---')),
    ...listProviders().map((card) => line(COLUMNS.map(([, cell]) => cell(card)))),
  ].join('\n');

const PLACE = /(<!-- who can do what -->\n)[\s\S]*?(\n<!-- end -->)/;

/** The README with the table of today in its place. */
export const withTable = (readme: string): string =>
  readme.replace(PLACE, (_all, start: string, end: string) => `${start}${gatewayTable()}${end}`);

if (import.meta.main) {
  writeFileSync('README.md', withTable(readFileSync('README.md', 'utf8')));
}
