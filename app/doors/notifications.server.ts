import type { ServerResponse } from 'node:http';
import type { Result } from '#app/kernel/result.ts';
import type { Delivery, Received, ReceivingAccount } from '#app/notifications/receive.server.ts';
import { type DeliveryRefused, judgeSource } from '#app/notifications/source-rules.ts';
import { callerOf } from '#app/platform/addresses.ts';
import { answerText } from '#app/platform/answers.server.ts';
import type { Config } from '#app/platform/config.server.ts';
import { at, type Door } from '#app/platform/door.ts';
import type { Log } from '#app/platform/log.server.ts';
import { readBody, refuseBody } from '#app/platform/request-body.server.ts';
import { orUnavailable } from './or-unavailable.server.ts';

export type NotificationDoorDeps = {
  readonly findAccount: (pathKey: string) => Promise<ReceivingAccount | null>;
  readonly receive: (delivery: Delivery) => Promise<Result<Received, DeliveryRefused>>;
  /** Wakes this process's worker: the other processes find the row by themselves. */
  readonly wake: () => void;
  readonly log: Log;
  readonly config: Pick<Config, 'notificationSources' | 'proxies'>;
};

/** Kept in another place: there is nothing that the sender could mend or need send again. */
const TAKEN: readonly DeliveryRefused['reason'][] = ['unreadable', 'no-code-of-ours'];

function refuse(res: ServerResponse, { reason }: DeliveryRefused): void {
  if (reason === 'unexpected-source') {
    answerText(res, 403, 'Not from where this gateway sends.');
  } else if (reason === 'too-many') {
    res.setHeader('retry-after', '600');
    answerText(res, 429, 'Too many of these came lately. Please send it again later.');
  } else {
    answerText(res, 401, 'The signature does not prove who sent this.');
  }
}

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
      const sourceAddress = callerOf(
        req.socket.remoteAddress ?? '',
        [req.headers['x-forwarded-for']].flat().join(','),
        deps.config.proxies,
      );
      const [, query] = (req.url ?? '').split(/\?(.*)/s);
      const raw = { body: body.value, headers: req.headers, ...(query && { query }) };
      const source = judgeSource(deps.config.notificationSources, {
        gateway: account.provider.name,
        address: sourceAddress,
      });
      if (source !== 'expected') {
        deps.log.warn('notification.unexpected-source', { account: account.accountId, source });
      }
      const received = await deps.receive({ account, raw, sourceAddress, source });
      if (!received.ok && !TAKEN.includes(received.error.reason))
        return refuse(res, received.error);
      deps.wake();
      answerText(res, 200, 'ok');
    });
  },
});
