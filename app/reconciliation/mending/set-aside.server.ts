import type { Actor } from '#app/kernel/actor.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { FileKey } from '../files/report-files.store.server.ts';
import { inSession } from '../session.store.server.ts';
import { markSetAside } from './mended-rows.store.server.ts';

export type SetAside = FileKey & {
  readonly fileLine: number;
  readonly reason: string;
  readonly actor: Actor;
};

const LONGEST_REASON = 500;

/** Puts a row aside that says nothing of money, with the reason; it can still be mended later. */
export async function setRowAside(
  deps: Pick<Foundation, 'clock' | 'database' | 'ids'>,
  { shopId, fileId, fileLine, reason, actor }: SetAside,
): Promise<Result<'set-aside', 'reason-missing' | 'no-such-row'>> {
  const written = reason.trim().slice(0, LONGEST_REASON);
  if (written === '') return err('reason-missing');
  const by = { actor, at: deps.clock.now(), eventId: deps.ids.next() };
  const marked = await inSession(deps, shopId, (session) =>
    markSetAside(session, { ...by, fileId, fileLine, reason: written }),
  );
  return marked ? ok('set-aside') : err('no-such-row');
}
