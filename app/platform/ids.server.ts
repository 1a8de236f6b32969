import { v7 } from 'uuid';
import type { Ids } from '#app/kernel/ids.ts';

/** Time-ordered UUIDs, so that new rows land at the end of their index. */
export const timeOrderedIds: Ids = { next: () => v7() };
