import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { ROOT } from '../../cli/launch/places.ts';
import { peakResident } from './resident.ts';

/** What `reconcile -- import --json` answers; sums in céntimos, which a number holds exactly up to 90 million million soles. */
export type ImportAnswer = {
  readonly lines: number;
  readonly matched: number;
  readonly exceptions: Readonly<Record<string, number>>;
  readonly quarantined: number;
  readonly netMinor: number;
  readonly residualMinor: number;
};

/** One run of the shipped command, as an operator would run it: from the start of its process to its end. */
export type ImportReport = {
  readonly seconds: number;
  /** The most that the process was resident, in bytes. */
  readonly peak: number;
  readonly answer: ImportAnswer;
};

export type Importing = {
  readonly file: string;
  readonly accountId: string;
  /** The server's own environment. */
  readonly env: NodeJS.ProcessEnv;
};

/** The flags and the file of `npm run reconcile`: it is run by itself, so that it is its own memory that is measured. */
const [, ...COMMAND] = (
  createRequire(import.meta.url)('../../package.json') as { scripts: { reconcile: string } }
).scripts.reconcile.split(' ');

export async function runImport({ file, accountId, env }: Importing): Promise<ImportReport> {
  const told = ['--gateway', 'pagoefectivo', '--account', accountId, file, '--json'];
  const started = performance.now();
  const child = spawn(process.execPath, [...COMMAND, 'import', ...told], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const all = [
    text(child.stdout),
    text(child.stderr),
    peakResident(child.pid ?? 0, ended),
  ] as const;
  const [out, wrong, peak] = await Promise.all(all);
  const code = await ended;
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`the import ended with ${code}: ${wrong}${out}`);
  return { seconds, peak, answer: JSON.parse(out) as ImportAnswer };
}
