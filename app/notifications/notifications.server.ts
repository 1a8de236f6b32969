import type { Result } from '#app/kernel/result.ts';
import { findAccountByPath } from '#app/merchants/account-directory.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { Explained } from './explain-refusal.ts';
import { explainRefused, type RefusedRef } from './explain-refused.server.ts';
import { type JudgeAgain, judgeAgain } from './judge-again.server.ts';
import {
  createReceive,
  type Delivery,
  type Received,
  type ReceivingAccount,
} from './receive.server.ts';
import type { DeliveryRefused } from './source-rules.ts';

/** What doors and screens ask of the inbox. */
export type Notifications = {
  findAccount(pathKey: string): Promise<ReceivingAccount | null>;
  receive(delivery: Delivery): Promise<Result<Received, DeliveryRefused>>;
  judgeAgain(command: JudgeAgain): ReturnType<typeof judgeAgain>;
  /** What a refused delivery would need to be believed. Throws where its seal cannot be opened. */
  explainRefused(ref: RefusedRef): Promise<Explained | null>;
};

export function createNotifications(foundation: Foundation, wake: () => void): Notifications {
  const findAccount = (pathKey: string) => findAccountByPath(foundation, pathKey);
  const accountById: Parameters<typeof judgeAgain>[0]['accountById'] = async ({
    shopId,
    accountId,
  }) => {
    const row = await foundation.database.inShop(shopId, (tx) =>
      tx.gatewayAccount.findUnique({ where: { shopId_id: { shopId, id: accountId } } }),
    );
    return row && findAccount(row.pathKey);
  };
  return {
    findAccount,
    receive: createReceive(foundation),
    judgeAgain: async (command) => {
      const judged = await judgeAgain({ ...foundation, accountById }, command);
      wake();
      return judged;
    },
    explainRefused: (ref) => explainRefused({ ...foundation, accountById }, ref),
  };
}
