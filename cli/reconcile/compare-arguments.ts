import { parseArgs } from 'node:util';

export const COMPARE_USAGE = `npm run -s reconcile -- compare --from YYYY-MM-DD --to YYYY-MM-DD [--account ID] [--shop DOMAIN] [--json]

  --from, --to      the first and the last day in Lima, both in it: the days on which payments were opened
  --account ID      one account alone
  --shop DOMAIN     one shop alone; without either, every shop
  --json            what was found, as one line of JSON

Asks each gateway and Shopify about every code of these days, writes down what the gateways say, and raises and closes
exceptions where the sides differ. Needs the environment of the server. Ends with 0 when all was compared, differences or
not, with 1 when somebody gave no answer, with 2 when it cannot be tried.`;

export type CompareCommand = {
  readonly from: string;
  readonly to: string;
  readonly account: string | null;
  readonly shop: string | null;
  readonly json: boolean;
};

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  account: { type: 'string' },
  shop: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const LONGEST_SPAN_DAYS = 60;
const DAY_MS = 86_400_000;

/** Reads the command line, without its first word; text is what is wrong with it. */
export function readCompareArguments(args: readonly string[]): CompareCommand | string {
  const read = parse(args);
  if (typeof read === 'string') return read;
  const { from, to, account, shop, json } = read.values;
  if (!from || !to || !isDay(from) || !isDay(to)) return 'Name two days, as --from 2026-11-25.';
  const span = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (span < 0) return 'The last day is before the first.';
  if (span > LONGEST_SPAN_DAYS)
    return `More than ${LONGEST_SPAN_DAYS} days: Shopify shows an app no older orders.`;
  return { from, to, account: account ?? null, shop: shop ?? null, json };
}

/** Whether a text is a day of the calendar, as `2026-11-25`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS });
  } catch (wrong) {
    return wrong instanceof Error ? wrong.message : 'The options cannot be read.';
  }
}
