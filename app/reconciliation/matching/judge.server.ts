import { writeDecision } from '#app/exceptions/choices.ts';
import type { Session } from '../session.store.server.ts';
import { askAboutUnseen } from './ask-gateway.store.server.ts';
import { closeResolved, type Run, raiseTroubles } from './exceptions.store.server.ts';
import { settleExpectations } from './expectations.store.server.ts';
import { judgeFees } from './fees.store.server.ts';
import { judgePayouts } from './payouts.store.server.ts';
import { layOut } from './place.store.server.ts';
import { decideRegained, takeBackRegained } from './regained.store.server.ts';
import { countReturned } from './returned-since.store.server.ts';
import { judgeSales } from './sales.store.server.ts';
import { chooseReceipts } from './several-receipts.store.server.ts';
import { judgeTakenBack } from './taken-back.store.server.ts';
import { judgeUnknown } from './unknown.store.server.ts';
import { addToDailyTotals, writeLines } from './write.store.server.ts';

/** What is to be judged. */
export type Judging = {
  readonly run: Run;
  /** The file of the new lines; null where only known lines are judged again. */
  readonly fileId: string | null;
  /** Payouts that are judged although no new line names them: the bank told of one. */
  readonly payouts?: readonly string[];
};

const REPORTED_SINCE = { choice: 'reported-since', written: writeDecision('reported-since', '') };

/**
 * Judges all lines that are thought about by what stands in the ledger, and writes where each of them stands. What is found
 * is a function of the set of lines alone: not of their order, nor of the files in which they came (law 11).
 */
export async function judgeLines(session: Session, judging: Judging): Promise<void> {
  const { run, fileId } = judging;
  await countReturned(session);
  const { kinds, hasOld } = await layOut(session);
  await chooseReceipts(session);
  await judgeSales(session);
  await judgeTakenBack(session, kinds);
  await judgeUnknown(session, kinds);
  await judgePayouts(session, judging.payouts);
  await judgeFees(session);
  await decideRegained(session);
  await raiseTroubles(session, run);
  await writeLines(session, fileId);
  await addToDailyTotals(session);
  await closeResolved(session, run, REPORTED_SINCE);
  await takeBackRegained(session, run);
  await settleExpectations(session, { at: run.at, hasOld: hasOld || fileId === null });
  if (fileId !== null) await askAboutUnseen(session, run.at);
}
