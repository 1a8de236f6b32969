import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { limaDate } from '#app/kernel/lima.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { csvOf } from '#app/reconciliation/exporting/csv.ts';
import { jsonOf } from '#app/reconciliation/exporting/json.ts';
import type { Table } from '#app/reconciliation/exporting/table.ts';
import { xlsxOf } from '#app/reconciliation/exporting/xlsx.ts';
import { type OpenedLink, openExportLink } from './export-link.server.ts';
import { beginExport } from './export-list.server.ts';
import type { ExportFormat } from './export-names.ts';
import { gone, PRIVATE } from './plain-answer.server.ts';
import { answerStatement } from './statement-download.server.ts';

const WRITERS: Readonly<
  Record<ExportFormat, { readonly type: string; write(table: Table): AsyncIterable<Uint8Array> }>
> = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  json: { type: 'application/json; charset=utf-8', write: jsonOf },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsxOf,
  },
};

type Deps = Pick<Foundation, 'database' | 'sealing' | 'clock' | 'ids'>;
type Followed = { readonly shop: string | undefined; readonly link: string | undefined };

/** Answers who follows a link: with the list or the statement that it was made for. */
export async function answerDownload(deps: Deps, followed: Followed): Promise<Response> {
  const opened = await openExportLink(deps, followed);
  if (opened === null) return gone('es-PE');
  return 'list' in opened ? answerList(deps, opened) : answerStatement(deps, opened);
}

/** The file as it is written. Where it breaks midway, the connection does too. */
async function answerList(deps: Deps, opened: OpenedLink): Promise<Response> {
  const begun = await beginExport(deps, opened);
  if (!begun.ok) return gone(opened.locale);
  const { list, format } = opened;
  const { type, write } = WRITERS[format];
  const name = `${list}-${limaDate(begun.value.takenAt)}.${format}`;
  return new Response(
    createReadableStreamFromReadable(Readable.from(write(begun.value), { objectMode: false })),
    {
      headers: {
        ...PRIVATE,
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'x-row-count': `${begun.value.count}`,
      },
    },
  );
}
