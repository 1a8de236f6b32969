import { parseArgs } from 'node:util';
import { DIALECTS, dialectNamed } from '#sandbox/providers.ts';
import { FATES, type Fate, isFate } from '../stories/fates.ts';

export const USAGE = `npm run demo                              a world to play in; prints one address
npm run demo -- --once --json             one purchase without a browser; one line of JSON

  --fate F        ${FATES.join(', ')}
  --gateway G     ${DIALECTS.map(({ name }) => name).join(', ')}; declared: andina
  --seed N        1, 2, 3…: other codes, ids and operation numbers
  --fresh         without the shop that has a month behind it: up sooner
  --port N        the world's pages (4400)
  --app-port N    the app for a plain browser (4401)`;

export type DemoArguments = {
  readonly once: boolean;
  /** No shop has a history. */
  readonly fresh: boolean;
  readonly fate: Fate;
  readonly gateway: string;
  readonly seed: number;
  readonly ports: { readonly admin: number; readonly edge: number };
};

/** Reads the command line; a mistake in it is answered with what is wrong. */
export function readArguments(args: readonly string[]): DemoArguments | { readonly wrong: string } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      fate: { type: 'string', default: 'at-once' },
      gateway: { type: 'string', default: 'pagoefectivo' },
      seed: { type: 'string', default: '1' },
      port: { type: 'string', default: process.env.DEMO_PORT ?? '4400' },
      'app-port': { type: 'string', default: process.env.DEMO_APP_PORT ?? '4401' },
    },
  });
  const { fate, gateway, once, fresh } = values;
  const [seed, admin, edge] = [values.seed, values.port, values['app-port']].map(Number);
  if (!isFate(fate)) return { wrong: `there is no fate ${fate}` };
  const dialect = dialectNamed(gateway === 'declared' ? 'andina' : gateway);
  if (!dialect) return { wrong: `there is no gateway ${gateway}` };
  const cannot = dialect.cannot[fate];
  if (cannot) return { wrong: `${dialect.title} cannot end ${fate}: ${cannot}` };
  if (!seed || !Number.isSafeInteger(seed)) return { wrong: 'the seed is a whole number from 1' };
  if (!isPort(admin) || !isPort(edge)) return { wrong: 'a port is a number from 1 to 65535' };
  return { once, fresh, fate, gateway: dialect.name, seed, ports: { admin, edge } };
}

const isPort = (port: number | undefined): port is number =>
  port !== undefined && Number.isSafeInteger(port) && port > 0 && port < 65_536;
