import { leaveException, takeException } from './assign.server.ts';
import { type CloseDeps, closeException } from './close.server.ts';
import { doInBulk } from './in-bulk.server.ts';
import { noteException } from './note.server.ts';

/** Everything a person can do about an exception. */
export const createExceptions = (deps: CloseDeps) => ({
  take: takeException.bind(null, deps),
  leave: leaveException.bind(null, deps),
  note: noteException.bind(null, deps),
  close: closeException.bind(null, deps),
  inBulk: doInBulk.bind(null, deps),
});

export type Exceptions = ReturnType<typeof createExceptions>;
