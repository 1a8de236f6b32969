import { setTimeout as pause } from 'node:timers/promises';
import type { ReportPeriod } from '#app/gateways/report-source.ts';
import { after, DAY, earlier, SECOND } from '#app/kernel/clock.ts';
import { startOfLimaDay } from '#app/kernel/lima.ts';
import { type ByHandDeps, fetchByHand } from '#app/reconciliation/fetching/fetch-by-hand.server.ts';
import { findAccountById } from '#app/reconciliation/lines/account-of.store.server.ts';
import { FETCH_USAGE, type FetchCommand, readFetchArguments } from './fetch-arguments.ts';
import type { Environment } from './foundation.ts';
import { importReceived } from './import-received.ts';
import type { Told } from './told.ts';
import { layWholeFoundation } from './whole-foundation.ts';

const notTried = (text: string): Told => ({ text, exitCode: 2 });

/** `fetch`: what the operator types after it. */
export async function runFetch(args: readonly string[], source: Environment): Promise<Told> {
  const command = readFetchArguments(args);
  if (typeof command === 'string') return notTried(`${command}\n\n${FETCH_USAGE}`);
  const foundation = layWholeFoundation(source);
  if (typeof foundation === 'string') return notTried(foundation);
  try {
    return await fetchReport({ ...foundation, pause }, command);
  } catch (failed) {
    return notTried(failed instanceof Error ? failed.message : `${failed}`);
  } finally {
    await foundation.database.close();
  }
}

/** Fetches the report of an account's days, and imports it. */
export async function fetchReport(deps: ByHandDeps, command: FetchCommand): Promise<Told> {
  const account = await findAccountById(deps, command.account);
  if (!account) return notTried(`No shop has an account ${command.account}.`);
  if (account.gateway !== command.gateway)
    return notTried(`The account ${command.account} is one of ${account.gateway}.`);
  const period = periodOf(command, deps.clock.now());
  if (period === null) return notTried('These days are still to come.');
  const who = { actor: 'operator', cameBy: 'command' } as const;
  const outcome = await fetchByHand(deps, { ...account, ...who, period });
  switch (outcome.is) {
    case 'fetched':
      return importReceived(
        deps,
        { json: command.json, currency: null },
        { ...account, fileId: outcome.fileId },
      );
    case 'troubled':
      return didNotCome(command, outcome.trouble, outcome.code ?? null);
    case 'no-such-way':
      return notTried(`${command.gateway} gives no reports by API: import a file.`);
    case 'no-keys':
      return notTried('The account has no keys any more.');
    case 'no-such-account':
      return notTried(`No shop has an account ${command.account}.`);
  }
}

/** Whole days in Lima; of today so much as has passed. */
function periodOf({ from, to }: FetchCommand, now: Date): ReportPeriod | null {
  const today = startOfLimaDay(now);
  if (from === null) return { from: after(today, -DAY), until: today };
  const first = new Date(`${from}T00:00:00-05:00`);
  const end = to === null ? now : after(new Date(`${to}T00:00:00-05:00`), DAY);
  const last = earlier(end, now);
  const until = after(last, -(last.getTime() % SECOND));
  return first < until ? { from: first, until } : null;
}

function didNotCome({ json }: FetchCommand, why: string, code: string | null): Told {
  const text = json
    ? JSON.stringify({ notFetched: { why, code } })
    : `The report did not come, and nothing was imported: ${why}${code === null ? '' : ` (${code})`}.`;
  return { text, exitCode: 1 };
}
