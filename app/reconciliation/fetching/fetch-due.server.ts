import type { ReportPeriod } from '#app/gateways/report-source.ts';
import type { Actor } from '#app/kernel/actor.ts';
import { after, DAY } from '#app/kernel/clock.ts';
import { openReportSource, type SourceDeps } from '#app/merchants/report-source.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { ReceiveDeps } from '../files/receive-report.server.ts';
import { claimFetch, type Ended, endStep, type FetchRow } from './fetch-row.store.server.ts';
import { type Fetched, fetchStep, type OfAccount, type StepOutcome } from './fetch-step.server.ts';
import {
  coveredBy,
  nextLook,
  nextNight,
  nextTry,
  nightlyPeriod,
  PATIENCE_MS,
} from './timetable.ts';
import { passes, type Troubled } from './trouble.ts';

export type FetchDeps = ReceiveDeps & SourceDeps & Pick<Foundation, 'clock'>;

/** A gateway that gives no reports by API is looked at again so seldom: a later version may know a way. */
const NO_WAY_MS = 30 * DAY;

type Claimed = FetchRow & OfAccount;

/** One step of an account's due fetching; a crash at any place leaves the row due again, and what was kept is known. */
export async function fetchDue(
  deps: FetchDeps,
  account: OfAccount,
): Promise<'not-due' | StepOutcome['is'] | 'nothing-to-fetch'> {
  const row = await claimFetch(deps, account);
  if (!row) return 'not-due';
  const claimed = { ...row, shopId: account.shopId, accountId: account.accountId };
  const now = deps.clock.now();
  const letGo = (ended: Partial<Ended>) =>
    endStep(deps, claimed, { ended: { ...OVER, ...ended }, came: null, at: now });
  const period = periodOf(row, now);
  if (period === null) {
    await letGo({ dueAt: night(claimed, now) });
    return 'nothing-to-fetch';
  }
  const source = await openReportSource(deps, account);
  if (source === 'no-such-way' || source === 'no-such-account') {
    await letGo({ dueAt: row.nightly ? after(now, NO_WAY_MS) : null });
    return 'nothing-to-fetch';
  }
  if (source === 'no-keys') {
    await letGo({ dueAt: null, trouble: 'no-keys' });
    return 'troubled';
  }
  const outcome = await fetchStep(deps, source, {
    ...account,
    round: { period, reference: row.askedReference },
    actor: (row.wantedBy ?? 'clock') as Actor,
    cameBy: 'gateway',
  });
  await settle(deps, claimed, { outcome, period });
  return outcome.is;
}

const OVER: Ended = {
  dueAt: null,
  tries: 0,
  period: null,
  askedAt: null,
  askedReference: null,
  trouble: null,
  troubleCode: null,
};

const periodOf = (row: FetchRow, now: Date): ReportPeriod | null =>
  row.periodFrom && row.periodUntil
    ? { from: row.periodFrom, until: row.periodUntil }
    : nightlyPeriod(row.coveredUntil, now);

const night = ({ nightly, accountId }: Claimed, now: Date): Date | null =>
  nightly ? nextNight(now, accountId) : null;

type Settling = { readonly outcome: StepOutcome; readonly period: ReportPeriod };

async function settle(
  deps: FetchDeps,
  claimed: Claimed,
  { outcome, period }: Settling,
): Promise<void> {
  const now = deps.clock.now();
  const came = outcome.is === 'fetched' ? cameOf(claimed, { fetched: outcome, period, now }) : null;
  await endStep(deps, claimed, { ended: endOf(claimed, { outcome, period }, now), came, at: now });
}

/** How a round stands after a step. */
function endOf(claimed: Claimed, { outcome, period }: Settling, now: Date): Ended {
  const { tries } = claimed;
  const over = { ...OVER, dueAt: night(claimed, now) };
  switch (outcome.is) {
    case 'fetched':
      return over;
    case 'waiting': {
      const askedAt = claimed.askedAt ?? now;
      const askedReference = outcome.reference;
      if (now >= after(askedAt, PATIENCE_MS)) return { ...over, trouble: 'not-ready' };
      const asks = askedReference !== claimed.askedReference;
      const looks = asks ? 0 : tries + 1;
      const dueAt = nextLook(now, looks);
      return { ...over, dueAt, tries: looks, period, askedAt, askedReference };
    }
    case 'troubled':
      return troubled(claimed, { over, outcome, period }, now);
  }
}

type Trying = {
  readonly over: Ended;
  readonly outcome: Troubled;
  readonly period: ReportPeriod;
};

/** What passes is tried again, later and later; the rest waits for a person, or for the next night. */
function troubled(claimed: Claimed, { over, outcome, period }: Trying, now: Date): Ended {
  const { trouble, code, retryAfterMs } = outcome;
  const told = { ...over, trouble, troubleCode: code ?? null };
  const dueAt = passes(trouble) ? nextTry(now, claimed.tries, retryAfterMs) : null;
  if (dueAt === null) return told;
  const asked = trouble === 'failed-there' ? null : claimed;
  return {
    ...told,
    dueAt,
    tries: claimed.tries + 1,
    period,
    askedAt: asked?.askedAt ?? null,
    askedReference: asked?.askedReference ?? null,
  };
}

const cameOf = (
  { coveredUntil }: Claimed,
  { fetched, period, now }: { fetched: Fetched; period: ReportPeriod; now: Date },
) => ({
  coveredUntil: coveredBy(period, coveredUntil, now),
  fetchedAt: now,
  fetchedFileId: fetched.fileId,
});
