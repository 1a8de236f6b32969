import type { Account } from '../till/accounts.ts';
import { type Answer, jsonAnswer } from '../till/answer.ts';
import type { Till, Visit } from '../till/dialect.ts';
import { asObject, type JsonObject, Numeral, readJson } from '../till/json.ts';
import { sheetText } from '../till/sheet.ts';
import { refused } from './answer.ts';
import { dateText } from './dates.ts';
import type { KeyName } from './payment-order.ts';
import { settlementReport } from './settlement-report.ts';

/** The calls about reports. Source: official reference "settlements-report", 2026, and guide of reports, 2024. */
export const REPORT_CALLS = ['report-ask', 'report-list', 'report-task', 'report-file'] as const;
export type ReportCall = (typeof REPORT_CALLS)[number];
export type ReportRoute = { readonly call: ReportCall; readonly key: string };

const ROUTES: readonly (readonly [string, RegExp, ReportCall])[] = [
  ['POST', /^\/v1\/account\/settlement_report$/, 'report-ask'],
  ['GET', /^\/v1\/account\/settlement_report\/list$/, 'report-list'],
  ['GET', /^\/v1\/account\/settlement_report\/task\/(?<key>\d+)$/, 'report-task'],
  ['GET', /^\/v1\/account\/settlement_report\/(?<key>[\w.-]+\.csv)$/, 'report-file'],
];

export function reportRouteOf({ method, path }: Visit): ReportRoute | null {
  for (const [verb, form, call] of ROUTES) {
    const match = verb === method ? form.exec(path) : null;
    if (match) return { call, key: match.groups?.key ?? '' };
  }
  return null;
}

/** How long a report takes to be made; how long it does at Mercado Pago is not told. */
const MAKING_MS = 30_000;

type Task = {
  readonly id: string;
  readonly account: string;
  readonly begin: Date;
  /** The last second that is in it. */
  readonly end: Date;
  readonly askedAt: Date;
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

function instantIn(body: JsonObject, field: string): Date | null {
  const text = body[field];
  const at = typeof text === 'string' && INSTANT.test(text) ? new Date(text) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

const wholeSeconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** Where a merchant has reports made, and fetches them. */
export class ReportDesk {
  readonly #till: Till<KeyName>;
  readonly #tasks: Task[] = [];

  constructor(till: Till<KeyName>) {
    this.#till = till;
  }

  answer({ call, key }: ReportRoute, visit: Visit): Answer {
    const token = /^Bearer (\S+)$/.exec(visit.headers.authorization ?? '')?.[1];
    const account = token && this.#till.accounts.withKey('accessToken', token);
    if (!account) return refused(7);
    if (call === 'report-ask') return this.#ask(visit, account);
    const own = this.#tasks.filter((task) => task.account === account.id);
    if (call === 'report-list') {
      const made = own.filter((task) => this.#isMade(task)).reverse();
      return jsonAnswer(
        200,
        made.map((task) => this.#listed(task)),
      );
    }
    if (call === 'report-task') {
      const task = own.find(({ id }) => id === key);
      return task ? jsonAnswer(200, this.#shown(task)) : refused(40400);
    }
    const task = own.find((each) => fileNameOf(each) === key);
    return task && this.#isMade(task) ? this.#file(task, account) : refused(40400);
  }

  #ask(visit: Visit, account: Account<KeyName>): Answer {
    const body = asObject(readJson(visit.body.toString('utf8') || '{}')) ?? {};
    const [begin, end] = [instantIn(body, 'begin_date'), instantIn(body, 'end_date')];
    if (!begin || !end || end <= begin) return refused(8);
    const id = this.#till.draw.digits(8).replace(/^0/, '1');
    const task: Task = { id, account: account.id, begin, end, askedAt: this.#till.now() };
    this.#tasks.push(task);
    return jsonAnswer(202, this.#shown(task));
  }

  #isMade({ askedAt }: Task): boolean {
    return this.#till.now().getTime() >= askedAt.getTime() + MAKING_MS;
  }

  #shown(task: Task): JsonObject {
    const made = this.#isMade(task);
    return {
      id: new Numeral(task.id),
      user_id: new Numeral('44444'),
      begin_date: wholeSeconds(task.begin),
      end_date: wholeSeconds(task.end),
      created_from: 'manual',
      status: made ? 'processed' : 'pending',
      report_type: 'settlement',
      generation_date: dateText(task.askedAt),
      ...(made && { file_name: fileNameOf(task) }),
    };
  }

  #listed(task: Task): JsonObject {
    const { file_name, begin_date, end_date } = this.#shown(task);
    return {
      id: new Numeral(task.id),
      user_id: new Numeral('44444'),
      begin_date: begin_date ?? '',
      end_date: end_date ?? '',
      file_name: file_name ?? '',
      created_from: 'manual',
      date_created: dateText(task.askedAt),
    };
  }

  /** What moved in the period, up to when it was asked for. */
  #file({ begin, end, askedAt }: Task, account: Account<KeyName>): Answer {
    const last = Math.min(end.getTime() + 999, askedAt.getTime());
    const within = this.#till
      .movements(account.id)
      .filter(({ at }) => at.getTime() >= begin.getTime() && at.getTime() <= last);
    const text = sheetText(settlementReport(within));
    return { kind: 'said', status: 200, type: 'text/csv; charset=utf-8', text };
  }
}

/** `settlement-report-USER_ID-2016-01-20-131015.csv`, as the guide shows it; the task's number keeps two apart. */
function fileNameOf({ askedAt, id }: Task): string {
  const at = askedAt.toISOString();
  return `settlement-report-44444-${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(':', '')}-${id}.csv`;
}
