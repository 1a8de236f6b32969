import type { NotificationRefused } from '#app/gateways/gateway.ts';
import type { Result } from '#app/kernel/result.ts';
import type { Delivery, Received, ReceivingAccount } from '#app/notifications/receive.server.ts';
import { answerText } from '#app/platform/answers.server.ts';
import { at, type Door } from '#app/platform/door.ts';
import type { Log } from '#app/platform/log.server.ts';
import { readBody, refuseBody } from '#app/platform/request-body.server.ts';
import { orUnavailable } from './or-unavailable.server.ts';

export type NotificationDoorDeps = {
  readonly findAccount: (pathKey: string) => Promise<ReceivingAccount | null>;
  readonly receive: (delivery: Delivery) => Promise<Result<Received, NotificationRefused>>;
  /** Wakes this process's worker: the other processes find the row by themselves. */
  readonly wake: () => void;
  readonly log: Log;
};

/** Where gateways send their notifications: verified over the bytes, kept, and only then acknowledged (laws 2, 5). */
export const notificationDoor = (deps: NotificationDoorDeps): Door => ({
  method: 'POST',
  match: at('/notifications/:gateway/:account'),
  handle: async (req, res, params) => {
    const body = await readBody(req);
    if (!body.ok) return refuseBody(res, body.error);
    await orUnavailable({ res, log: deps.log, door: 'notifications' }, async () => {
      const account = await deps.findAccount(params.account ?? '');
      if (account?.provider.name !== params.gateway || !account) {
        return answerText(res, 404, 'There is no such account.');
      }
      const sourceAddress = req.socket.remoteAddress ?? '';
      const [, query] = (req.url ?? '').split(/\?(.*)/s);
      const raw = { body: body.value, headers: req.headers, ...(query && { query }) };
      const received = await deps.receive({ account, raw, sourceAddress });
      if (!received.ok && received.error.reason !== 'unreadable') {
        return answerText(res, 401, 'The signature does not prove who sent this.');
      }
      deps.wake();
      answerText(res, 200, 'ok');
    });
  },
});
