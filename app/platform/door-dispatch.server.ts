import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerText } from './answers.server.ts';
import type { Door, PathParams } from './door.ts';

/** What a listener needs of the log; pino's own shape. */
export type ListenerLog = {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** The path without its query; null when the request line holds no plain path. */
export function pathOf(req: IncomingMessage): string | null {
  const url = req.url ?? '';
  if (!url.startsWith('/')) return null;
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

/** What went wrong, without addresses or bodies: those hold tokens and names (law 9). */
export const failureFields = (error: unknown): object =>
  error instanceof Error
    ? { error: error.name, detail: error.message, stack: error.stack }
    : { error: typeof error };

/** Offers a request to the doors. True when one of them took it, or owns the path under another method. */
export function offerToDoors(doors: readonly Door[], log: ListenerLog) {
  return (req: IncomingMessage, res: ServerResponse, path: string): boolean => {
    const allowed: string[] = [];
    for (const door of doors) {
      const params = door.match(path);
      if (!params) continue;
      if (door.method === req.method || (door.method === 'GET' && req.method === 'HEAD')) {
        void enter(door, { req, res, params, log });
        return true;
      }
      allowed.push(door.method);
    }
    if (allowed.length === 0) return false;
    res.setHeader('allow', allowed.join(', '));
    answerText(res, 405, 'This address does not take that method.', true);
    return true;
  };
}

type Entrance = { req: IncomingMessage; res: ServerResponse; params: PathParams; log: ListenerLog };

async function enter(door: Door, { req, res, params, log }: Entrance): Promise<void> {
  try {
    await door.handle(req, res, params);
  } catch (error) {
    log.error(failureFields(error), 'a door failed');
    answerText(res, 500, 'Something failed on our side. Please try again later.', true);
  }
}
