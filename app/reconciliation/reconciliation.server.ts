import type { Foundation } from '#app/platform/foundation.ts';
import { tellBankTransfer } from './decisions/bank-transfer.store.server.ts';
import { matchByHand, undoMatch } from './decisions/match-by-hand.server.ts';
import { reopenException } from './decisions/reopen.server.ts';
import { receiveReport } from './files/receive-report.server.ts';
import { importReport } from './lines/import-report.server.ts';
import { rematch } from './matching/rematch.server.ts';

/** Everything that screens, jobs and commands do with settlement reports. */
export const createReconciliation = (
  deps: Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>,
) => ({
  receive: receiveReport.bind(null, deps),
  import: importReport.bind(null, deps),
  rematch: rematch.bind(null, deps),
  matchByHand: matchByHand.bind(null, deps),
  undoMatch: undoMatch.bind(null, deps),
  reopen: reopenException.bind(null, deps),
  tellBankTransfer: tellBankTransfer.bind(null, deps),
});

export type Reconciliation = ReturnType<typeof createReconciliation>;
