import { z } from 'zod';
import { after, SECOND } from '#app/kernel/clock.ts';
import type { ExactJson } from '#app/kernel/exact-json.ts';
import type { HeldReport, ReportPeriod } from '../report-source.ts';
import { instantOf } from './dates.ts';
import { number } from './schemas.ts';

const maybe = z.string().nullish();

const entry = z.object({
  begin_date: maybe,
  end_date: maybe,
  file_name: maybe,
  status: maybe,
  date_created: maybe,
  generation_date: maybe,
});

/** One of the list, or a task: what stands in them is the same, as far as it is read (MAPPINGS.md). */
type Entry = z.infer<typeof entry>;

/** What stands behind `/v1/account/settlement_report/` is a file's name or a word of the API: a file has an ending. */
const FILE_NAME = /^[\w.-]{1,190}\.(?:csv|xlsx)$/i;

const STATES: ReadonlyMap<string, HeldReport['state']> = new Map([
  ['pending', 'being-made'],
  ['processing', 'being-made'],
  ['processed', 'ready'],
  ['available', 'ready'],
  ['failed', 'failed'],
  ['deleted', 'failed'],
]);

/** The guide's list has no status: there, what has a file is ready. */
function stateOf({ status, file_name: file }: Entry): HeldReport['state'] {
  if (!status) return file ? 'ready' : 'unknown';
  return STATES.get(status.toLowerCase()) ?? 'unknown';
}

/** Its end is the last second that is in it. */
function periodOf({ begin_date, end_date }: Entry): ReportPeriod | null {
  const [from, last] = [instantOf(begin_date), instantOf(end_date)];
  return from && last && { from, until: after(last, SECOND) };
}

function heldReport(said: Entry): HeldReport {
  const file = said.file_name ?? '';
  return {
    name: FILE_NAME.test(file) ? file : null,
    state: stateOf(said),
    period: periodOf(said),
    madeAt: instantOf(said.date_created) ?? instantOf(said.generation_date),
  };
}

/** The reports of `/list`, the newest first; null where it is no list. An entry that cannot be read is left out. */
export function reportsIn(json: ExactJson): readonly HeldReport[] | null {
  if (!Array.isArray(json)) return null;
  const read = json.flatMap((each) => {
    const said = entry.safeParse(each);
    return said.success ? [heldReport(said.data)] : [];
  });
  const at = ({ madeAt }: HeldReport) => madeAt?.getTime() ?? 0;
  return read.toSorted((a, b) => at(b) - at(a));
}

/** A task as it stands; null where it is none. */
export function taskIn(json: ExactJson): HeldReport | null {
  const said = entry.safeParse(json);
  return said.success ? heldReport(said.data) : null;
}

/** By what number a task is asked about. */
export function taskNumberIn(json: ExactJson): string | null {
  const said = z.object({ id: number }).safeParse(json);
  return said.success ? said.data.id : null;
}

const wholeSeconds = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

/** What a report is asked for by: the first and the last second, in UTC. */
export const periodBody = ({ from, until }: ReportPeriod): string =>
  JSON.stringify({
    begin_date: wholeSeconds(from),
    end_date: wholeSeconds(after(until, -SECOND)),
  });
