import { err, ok, type Result } from '#app/kernel/result.ts';
import { DelimitedRows } from './delimited-rows.ts';
import { Decoder } from './encoding.ts';
import type { FileRefusal } from './file-refusal.ts';
import { JsonRows } from './json-rows.ts';
import { evenPieces } from './pieces.ts';
import type { Encoding, Layout } from './recognised.ts';
import type { CutRow, RowCutter } from './row-cutter.ts';
import { wholeWorkbook, workbookRows } from './workbook.ts';

/** Rows of one piece of a file; `ended` is false where their last one ends with the file and not with its line. */
export type Cut = {
  readonly rows: readonly CutRow[];
  readonly encoding: Encoding;
  readonly ended: boolean;
};

type Cuts = AsyncGenerator<Result<Cut, FileRefusal>>;

/** The rows of a recognised file, piece by piece; the last item says so where it must be refused. */
export const cutRows = (bytes: AsyncIterable<Uint8Array>, layout: Layout): Cuts =>
  layout.container === 'workbook' ? cutWorkbook(bytes) : cutText(bytes, layout);

async function* cutWorkbook(bytes: AsyncIterable<Uint8Array>): Cuts {
  const whole = await wholeWorkbook(bytes);
  if (!whole.ok) {
    yield whole;
    return;
  }
  for await (const rows of workbookRows(whole.value))
    yield rows.ok ? ok({ rows: rows.value, encoding: 'utf-8', ended: true }) : rows;
}

async function* cutText(bytes: AsyncIterable<Uint8Array>, layout: Layout): Cuts {
  const cutter = cutterOf(layout);
  const decoder = new Decoder(layout.encoding);
  let line = 1;
  for await (const piece of evenPieces(bytes)) {
    const text = decoder.decode(piece);
    const cut = text === null ? err({ why: 'broken-encoding' as const, line }) : cutter.push(text);
    yield cut.ok ? ok({ rows: cut.value, encoding: decoder.encoding, ended: true }) : cut;
    if (!cut.ok) return;
    line = cut.value.at(-1)?.line ?? line;
  }
  const text = decoder.end();
  if (text === null) {
    yield err({ why: 'truncated', line });
    return;
  }
  for (const cut of [cutter.push(text), cutter.end()]) {
    const ended = cut.ok && cut.value.length === 0;
    yield cut.ok ? ok({ rows: cut.value, encoding: decoder.encoding, ended }) : cut;
    if (!cut.ok) return;
  }
}

const cutterOf = ({ delimiter, header }: Layout): RowCutter =>
  delimiter === null ? new JsonRows(header) : new DelimitedRows(delimiter);
