import type { Foundation } from '#app/platform/foundation.ts';
import { type DecideRefund, decideRefund } from './decide.server.ts';
import { type OpenRefund, openRefund } from './open.server.ts';

/** What doors and screens ask of refunds. */
export type Refunds = {
  open(refund: OpenRefund): Promise<void>;
  decide(command: DecideRefund): ReturnType<typeof decideRefund>;
};

export const createRefunds = (foundation: Foundation, wake: () => void): Refunds => ({
  open: (refund) => openRefund(foundation, refund),
  decide: async (command) => {
    const decided = await decideRefund(foundation, command);
    wake();
    return decided;
  },
});
