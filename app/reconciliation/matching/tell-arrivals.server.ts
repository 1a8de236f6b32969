import type { Foundation } from '#app/platform/foundation.ts';
import type { FileKey } from '../files/report-files.store.server.ts';
import { inSession, tryLockLines } from '../session.store.server.ts';
import { tellPortion } from './arrivals.store.server.ts';

/**
 * The worker's visit to a file whose sales have arrived and whose expectations do not all know: a portion of them is told.
 * `not-due`: another is at work on this shop's lines; the file stays due.
 */
export const tellArrivals = (
  deps: Pick<Foundation, 'database'>,
  { shopId, fileId }: FileKey,
  most?: number,
): Promise<'told' | 'not-due'> =>
  inSession(deps, shopId, async (session) => {
    if (!(await tryLockLines(session))) return 'not-due';
    await tellPortion(session, fileId, most);
    return 'told';
  });
