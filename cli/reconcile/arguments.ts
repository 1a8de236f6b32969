import { parseArgs } from 'node:util';

export const USAGE = `npm run -s reconcile -- import --gateway NAME --account ID FILE [--currency CODE] [--json]

  --gateway NAME    the gateway that made the report: payu, ebanx, mercadopago, …
  --account ID      the account, as its page in Settings shows it
  --currency CODE   of a report that names none; without it the account's own
  --json            what became of the file as one line of JSON

Imports a settlement report whole, or not at all. The same file again changes nothing and says what has become of its lines
since. Needs DATABASE_URL and SEALING_KEYS, as the server has them. Ends with 0 when the file is in, with 1 when it is
refused, with 2 when it cannot be tried.`;

export type ImportCommand = {
  readonly gateway: string;
  readonly account: string;
  readonly file: string;
  readonly currency: string | null;
  readonly json: boolean;
};

const OPTIONS = {
  gateway: { type: 'string' },
  account: { type: 'string' },
  currency: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Reads the command line; text is what is wrong with it. */
export function readArguments(args: readonly string[]): ImportCommand | string {
  const read = parse(args);
  if (typeof read === 'string') return read;
  const { values, positionals } = read;
  const [command, file, ...more] = positionals;
  if (command !== 'import') return 'The command is import, fetch or compare.';
  if (!values.gateway) return 'Name the gateway with --gateway.';
  if (!values.account) return 'Name the account with --account.';
  if (!file || more.length > 0) return 'Name one file.';
  const currency = values.currency ?? null;
  if (currency !== null && !/^[A-Z]{3}$/.test(currency))
    return 'A currency is three capital letters.';
  return { gateway: values.gateway, account: values.account, file, currency, json: values.json };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (wrong) {
    return wrong instanceof Error ? wrong.message : 'The options cannot be read.';
  }
}
