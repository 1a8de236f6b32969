import type { AccountId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { openOriginal } from '#app/reconciliation/files/original.server.ts';
import { recogniseFile, reportsOf } from '#app/reconciliation/lines/recognise-file.server.ts';
import { countText, type InstantText, instantText, movementText } from '../format.ts';
import { translatorFor } from '../words/words-for.server.ts';
import {
  type FileRow,
  type FileState,
  findFileRow,
  readFileSums,
  readQuarantined,
} from './imports/imports.store.server.ts';
import { type RefusalText, refusalText } from './imports/refusal.ts';
import { rowFaultText } from './imports/row-fault.ts';
import { type FileLine, fileLine, type Viewer } from './imports.presenter.server.ts';

/** What kind of file it is. */
export type Detected = {
  readonly format: string;
  readonly encoding: string;
  readonly delimiter: 'semicolon' | 'comma' | 'tab' | 'none';
};

export type ImportScreen = {
  readonly file: FileLine & { readonly receivedAt: InstantText; readonly sha256: string };
  readonly state: FileState;
  readonly detected: Detected | null;
  readonly refusal: RefusalText | null;
  readonly sums: readonly { readonly lines: string; readonly net: string }[];
  readonly quarantined: readonly {
    readonly line: string;
    readonly column: string;
    readonly why: string;
    readonly mended: boolean;
  }[];
};

type Deps = Pick<Foundation, 'database' | 'sealing'>;

/** One report: what was recognised before anything of it is in the books, and what it brought once it is. */
export async function presentImport(
  deps: Deps,
  viewer: Viewer,
  fileId: string,
): Promise<ImportScreen | null> {
  const { shopId, reader } = viewer;
  const read = await deps.database.inShop(shopId, async (tx) => ({
    row: await findFileRow(tx, shopId, fileId),
    sums: await readFileSums(tx, shopId, fileId),
    quarantined: await readQuarantined(tx, shopId, fileId),
  }));
  const { row } = read;
  if (!row) return null;
  const say = translatorFor(reader);
  const seen = row.state === 'imported' ? told(row) : await recognise(deps, viewer, row);
  const refusal = row.refusal ?? ('refusal' in seen ? seen.refusal : null);
  return {
    file: {
      ...fileLine(row, viewer, say),
      receivedAt: instantText(row.received_at, reader),
      sha256: row.sha256,
    },
    state: row.state,
    detected: 'format' in seen ? seen : null,
    refusal: refusal === null ? null : refusalText(refusal, reader, say),
    sums: read.sums.map(({ lines, net_minor, currency }) => ({
      lines: countText(lines, reader),
      net: movementText(net_minor, currency),
    })),
    quarantined: read.quarantined.map((bad) => ({
      line: countText(bad.file_line, reader),
      column: bad.column_name,
      why: rowFaultText(bad.why, say),
      mended: bad.mended_at !== null,
    })),
  };
}

const DELIMITERS: Readonly<Record<string, Detected['delimiter']>> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
};

const delimiterOf = (delimiter: string | null): Detected['delimiter'] =>
  DELIMITERS[delimiter ?? ''] ?? 'none';

const told = ({ format, encoding, delimiter }: FileRow): Detected => ({
  format: format ?? '',
  encoding: encoding ?? '',
  delimiter: delimiterOf(delimiter),
});

/** Looks at the beginning of a file that was received; nothing is kept of it. */
async function recognise(
  deps: Deps,
  { shopId }: Viewer,
  row: FileRow,
): Promise<Detected | { readonly refusal: string }> {
  const accountId = row.account_id as AccountId;
  const reports = await deps.database.inShop(shopId, (tx) => reportsOf(tx, { shopId, accountId }));
  if (!reports) return { refusal: 'no-such-account' };
  const open = () => openOriginal(deps, { shopId, fileId: row.id });
  if ((await open()) === null) return { refusal: 'original-erased' };
  const recognised = await recogniseFile(async () => (await open()) ?? nothing(), reports.known);
  if (!recognised.ok) return { refusal: JSON.stringify(recognised.error) };
  const { format, encoding, delimiter } = recognised.value;
  return { format: format.name, encoding, delimiter: delimiterOf(delimiter) };
}

async function* nothing(): AsyncGenerator<Buffer> {}
