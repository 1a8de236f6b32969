import { decimalText } from '#app/kernel/money.ts';
import { statementCsv, statementJson } from '#app/reconciliation/statement/plain-files.ts';
import type { Saying } from '#app/reconciliation/statement/section.ts';
import type { Statement } from '#app/reconciliation/statement/statement.ts';
import { statementPdf } from '#app/reconciliation/statement/statement-pdf.server.ts';
import { statementWorkbook } from '#app/reconciliation/statement/statement-workbook.server.ts';
import { movementText } from '../format.ts';
import type { Reader } from '../reader.ts';
import type { StatementForm } from './periods/statement-forms.ts';
import { statementVoice } from './statement-voice.server.ts';

const TYPES: Readonly<Record<StatementForm, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

type File = { readonly bytes: Buffer; readonly type: string };

/** A statement as a file, for people in their language. */
export const statementFile = async (
  statement: Statement,
  as: StatementForm,
  reader: Reader,
): Promise<File> => ({ bytes: await written(statement, as, reader), type: TYPES[as] });

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
