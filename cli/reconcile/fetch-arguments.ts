import { parseArgs } from 'node:util';
import { isDay } from './compare-arguments.ts';

export const FETCH_USAGE = `npm run -s reconcile -- fetch --gateway NAME --account ID [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--json]

  --gateway NAME    a gateway that gives its reports by API: mercadopago
  --account ID      the account, as its page in Settings shows it
  --from, --to      the first and the last day in Lima, both in it; without them yesterday
  --json            what became of the report as one line of JSON

Has the gateway make its report of these days, waits for it, fetches it and imports it. What was fetched before is not
fetched again. Needs the environment of the server. Ends with 0 when the report is in, with 1 when it did not come or is
refused, with 2 when it cannot be tried.`;

export type FetchCommand = {
  readonly gateway: string;
  readonly account: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly json: boolean;
};

const OPTIONS = {
  gateway: { type: 'string' },
  account: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const LONGEST_SPAN_DAYS = 60;
const DAY_MS = 86_400_000;

/** Reads the command line, without its first word; text is what is wrong with it. */
export function readFetchArguments(args: readonly string[]): FetchCommand | string {
  const read = parse(args);
  if (typeof read === 'string') return read;
  const { gateway, account, from = null, to = null, json } = read.values;
  if (!gateway) return 'Name the gateway with --gateway.';
  if (!account) return 'Name the account with --account.';
  if ([from, to].some((day) => day !== null && !isDay(day)))
    return 'Name days as --from 2026-11-25.';
  if (from === null && to !== null) return 'Name the first day too, with --from.';
  const span = from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (span < 0) return 'The last day is before the first.';
  if (span > LONGEST_SPAN_DAYS) return `Name ${LONGEST_SPAN_DAYS} days at most.`;
  return { gateway, account, from, to, json };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS });
  } catch (wrong) {
    return wrong instanceof Error ? wrong.message : 'The options cannot be read.';
  }
}
