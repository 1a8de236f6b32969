import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { inSession } from '../session.store.server.ts';
import { makeDue } from './due-files.store.server.ts';
import { findFileByContent, isCommand, keepFile } from './report-files.store.server.ts';
import { newFileKey, sealFileKey } from './sealed-pieces.server.ts';
import { LARGEST_REPORT, spool } from './spool.server.ts';

export type ReceiveDeps = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>;

/** A report as it comes: by upload, by the operator's command, or fetched. */
export type IncomingReport = {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly name: string;
  readonly cameBy: 'upload' | 'command' | 'gateway';
  readonly actor: Actor;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** `isNew`: the account had no file of this content before. */
export type Received = { readonly fileId: string; readonly isNew: boolean };

export type NotReceived =
  | { readonly why: 'empty' }
  | { readonly why: 'too-large'; readonly mostBytes: number };

/** The last of a path, at most 255 letters: what people know the file by. */
const nameOf = (text: string): string => {
  const last =
    text
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, ' ')
      .trim() ?? '';
  return Array.from(last === '' ? 'report' : last)
    .slice(0, 200)
    .join('');
};

/** Keeps the original of a report, packed and sealed, before anything of it is read. The same bytes again are the same file. */
export async function receiveReport(
  deps: ReceiveDeps,
  incoming: IncomingReport,
): Promise<Result<Received, NotReceived>> {
  const { shopId, accountId, cameBy, actor } = incoming;
  const fileId = deps.ids.next();
  const key = newFileKey();
  const spooled = await spool(incoming.bytes, { key, fileId });
  if (spooled === 'too-large') return err({ why: 'too-large', mostBytes: LARGEST_REPORT });
  await using original = spooled;
  if (original.sizeBytes === 0) return err({ why: 'empty' });
  const { sha256 } = original;
  const known = () =>
    deps.database.inShop(shopId, (tx) => findFileByContent(tx, { shopId, accountId, sha256 }));
  const before = await known();
  if (before) {
    const again = { shopId, fileId: before.id };
    // Who brings a file once more wants it read: what was refused is tried again.
    if (!isCommand(cameBy))
      await deps.database.inShop(shopId, (tx) => makeDue(tx, again, deps.clock.now()));
    return ok({ fileId: before.id, isNew: false });
  }
  const keySealed = await sealFileKey(deps.sealing, { shopId, fileId }, key);
  const name = nameOf(incoming.name);
  const arrived = { fileId, accountId, name, cameBy, actor, at: deps.clock.now(), keySealed };
  const isNew = await inSession(deps, shopId, (session) => keepFile(session, arrived, original));
  if (isNew) return ok({ fileId, isNew });
  const other = await known();
  if (!other) throw new Error('a file of this content stands, and is not found');
  return ok({ fileId: other.id, isNew });
}
