import type { AccountId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { BookMonth } from '#app/reconciliation/periods/book.ts';
import { readStatement } from '#app/reconciliation/statement/read-statement.server.ts';
import { fieldOf } from '../answer.ts';
import type { By } from '../house.ts';
import { readerOf } from '../reader.ts';
import { isStatementForm } from '../reconciliation/periods/statement-forms.ts';
import type { StatementAnswer } from '../reconciliation/periods/use-statement.ts';
import { statementFile } from '../reconciliation/statement-file.server.ts';
import { makeExportLink, type OpenedStatement } from './export-link.server.ts';
import { busy, gone, PRIVATE } from './plain-answer.server.ts';
import { noteDownload } from './used-links.store.server.ts';

type Deps = Pick<Foundation, 'database' | 'sealing' | 'clock' | 'ids'>;
type Deed = Pick<By, 'actor'> & {
  readonly locale: string;
  readonly of: BookMonth;
  readonly form: FormData;
};

/** Hands out the link to the statement of a month, in the form that was asked for. */
export async function prepareStatement(
  deps: Deps,
  { actor, locale, of, form }: Deed,
): Promise<StatementAnswer> {
  const as = fieldOf(form, 'as');
  if (!isStatementForm(as)) return { refused: 'unknown' };
  const { shopId, accountId: account, currency, month } = of;
  const asked = { shopId, actor, locale, account, currency, month, as };
  return { href: await makeExportLink(deps, asked), as };
}

/** The statement as a file. While a report is being recorded there is none, and the link stays good. */
export async function answerStatement(deps: Deps, opened: OpenedStatement): Promise<Response> {
  const { shopId, id, actor, locale, account, currency, month, as } = opened;
  const of = { shopId, accountId: account as AccountId, currency, month };
  const read = await readStatement(deps, of);
  if (!read.ok) return read.error.kind === 'lines-busy' ? busy(locale) : gone(locale);
  const data = { account, currency, month, as };
  const use = {
    shopId,
    id,
    actor,
    at: deps.clock.now(),
    kind: 'statement.downloaded',
    data,
  } as const;
  const isNew = await deps.database.inShop(shopId, (tx) => noteDownload(tx, use));
  if (!isNew) return gone(locale);
  const { bytes, type } = await statementFile(read.value, as, readerOf(locale));
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...PRIVATE,
      'content-type': type,
      'content-disposition': `attachment; filename="statement-${month}-${currency}.${as}"`,
    },
  });
}
