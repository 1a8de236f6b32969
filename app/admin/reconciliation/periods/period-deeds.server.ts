import { decimalText } from '#app/kernel/money.ts';
import type { BookMonth } from '#app/reconciliation/periods/book.ts';
import { closeMonth, type NotClosed } from '#app/reconciliation/periods/close-month.server.ts';
import { statementCsv, statementJson } from '#app/reconciliation/statement/plain-files.ts';
import { readStatement } from '#app/reconciliation/statement/read-statement.server.ts';
import type { Saying } from '#app/reconciliation/statement/section.ts';
import type { Statement } from '#app/reconciliation/statement/statement.ts';
import { statementPdf } from '#app/reconciliation/statement/statement-pdf.server.ts';
import { statementWorkbook } from '#app/reconciliation/statement/statement-workbook.server.ts';
import { type Answer, fieldOf, type RefusedWord } from '../../answer.ts';
import { movementText } from '../../format.ts';
import type { By } from '../../house.ts';
import type { Reader } from '../../reader.ts';
import { statementVoice } from '../statement-voice.server.ts';
import { isStatementForm, type StatementForm } from './statement-forms.ts';

export type PeriodAnswer = Answer<'closed'>;

type Deps = Parameters<typeof closeMonth>[0];
type Deed = Pick<By, 'actor'> & { readonly of: BookMonth; readonly form: FormData };

const REFUSED = {
  'not-found': 'not-found',
  'month-closed': 'month-done',
  'months-in-order': 'month-not-next',
  'month-running': 'month-running',
  'in-the-way': 'month-in-the-way',
  'lines-busy': 'lines-busy',
} as const satisfies Record<NotClosed['kind'], RefusedWord>;

/** Closes the month, for good. */
export async function doAboutPeriod(deps: Deps, { actor, of, form }: Deed): Promise<PeriodAnswer> {
  if (fieldOf(form, 'intent') !== 'close') return { refused: 'unknown' };
  const closed = await closeMonth(deps, { ...of, actor });
  return closed.ok ? { done: 'closed' } : { refused: REFUSED[closed.error.kind] };
}

const TYPES: Readonly<Record<StatementForm, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

type Wanted = { readonly of: BookMonth; readonly reader: Reader; readonly as: string | null };

/** The statement as a file; 404 where there is no such month, 503 while a report is being recorded. */
export async function sendStatement(deps: Deps, { of, reader, as }: Wanted): Promise<Response> {
  if (!isStatementForm(as)) return new Response(null, { status: 404 });
  const read = await readStatement(deps, of);
  if (!read.ok) return new Response(null, { status: read.error.kind === 'lines-busy' ? 503 : 404 });
  const bytes = await written(read.value, as, reader);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': TYPES[as],
      'content-disposition': `attachment; filename="${nameOf(of, as)}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

const nameOf = ({ currency, month }: { currency: string; month: string }, as: string): string =>
  `statement-${month}-${currency}.${as}`;

function written(
  statement: Statement,
  as: StatementForm,
  reader: Reader,
): Promise<Buffer> | Buffer {
  const { currency } = statement;
  const voice = statementVoice(reader);
  const plain: Saying = { voice, money: (minor) => decimalText({ minor, currency }) };
  switch (as) {
    case 'pdf':
      return statementPdf(statement, { voice, money: (minor) => movementText(minor, currency) });
    case 'xlsx':
      return statementWorkbook(statement, plain);
    case 'csv':
      return statementCsv(statement);
    case 'json':
      return statementJson(statement);
  }
}
