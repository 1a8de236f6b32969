import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { receiveReport } from '#app/reconciliation/files/receive-report.server.ts';
import { findFileByContent } from '#app/reconciliation/files/report-files.store.server.ts';
import {
  type FoundAccount,
  findAccountById,
} from '#app/reconciliation/lines/account-of.store.server.ts';
import { type ImportCommand, readArguments, USAGE } from './arguments.ts';
import { runCompare } from './compare.ts';
import { COMPARE_USAGE } from './compare-arguments.ts';
import { runFetch } from './fetch.ts';
import { FETCH_USAGE } from './fetch-arguments.ts';
import { type CommandFoundation, type Environment, layFoundation } from './foundation.ts';
import { importReceived, refused } from './import-received.ts';
import type { Told } from './told.ts';

const notTried = (text: string): Told => ({ text, exitCode: 2 });

/** Does what the operator typed. */
export async function runReconcile(
  args: readonly string[],
  environment: Environment,
): Promise<Told> {
  if (args[0] === 'compare') return runCompare(args.slice(1), environment);
  if (args[0] === 'fetch') return runFetch(args.slice(1), environment);
  const command = readArguments(args);
  if (typeof command === 'string')
    return notTried([command, USAGE, FETCH_USAGE, COMPARE_USAGE].join('\n\n'));
  const deps = layFoundation(environment);
  if (typeof deps === 'string') return notTried(deps);
  try {
    return await importFile(deps, command);
  } catch (failed) {
    return notTried(failed instanceof Error ? failed.message : `${failed}`);
  } finally {
    await deps.database.close();
  }
}

async function importFile(deps: CommandFoundation, command: ImportCommand): Promise<Told> {
  const account = await findAccountById(deps, command.account);
  if (!account) return notTried(`No shop has an account ${command.account}.`);
  if (account.gateway !== command.gateway)
    return notTried(`The account ${command.account} is one of ${account.gateway}.`);
  if (!(await isFile(command.file))) return notTried(`${command.file} is no file.`);
  const known = await findReceived(deps, account, await digestOf(command.file));
  if (known) return importReceived(deps, command, { ...account, fileId: known });
  const received = await receiveReport(deps, {
    ...account,
    name: path.basename(command.file),
    cameBy: 'command',
    actor: 'operator',
    bytes: createReadStream(command.file),
  });
  if (!received.ok) return refused(command, received.error);
  return importReceived(deps, command, { ...account, fileId: received.value.fileId });
}

/** What the file is called by its content. A file on disk can be read twice: one that is known is not sealed again for nothing. */
async function digestOf(file: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest();
}

async function findReceived(
  { database }: CommandFoundation,
  { shopId, accountId }: FoundAccount,
  sha256: Buffer,
): Promise<string | null> {
  const file = await database.inShop(shopId, (tx) =>
    findFileByContent(tx, { shopId, accountId, sha256 }),
  );
  return file?.id ?? null;
}

const isFile = async (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
