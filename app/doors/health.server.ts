import { answerText } from '#app/platform/answers.server.ts';
import type { Database } from '#app/platform/database.server.ts';
import { at, type Door } from '#app/platform/door.ts';

/** For load balancers: 200 when this process can keep what it is sent. */
export const healthDoor = (database: Database): Door => ({
  method: 'GET',
  match: at('/health'),
  handle: async (_req, res) => {
    try {
      await database.app.query('select 1');
      answerText(res, 200, 'ok');
    } catch {
      answerText(res, 503, 'the database is away');
    }
  },
});
