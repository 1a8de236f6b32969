import { parseInteger } from '#app/kernel/integer.ts';
import { countText, type InstantText, instantText, movementText } from '../format.ts';
import type { ReadDeps } from '../house.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { type Detected, detectedOf } from './imports/detected.ts';
import {
  type FileRow,
  type FileState,
  type FileSum,
  findFileRow,
  readFileSums,
  readQuarantined,
} from './imports/imports.store.server.ts';
import { type RefusalText, refusalText, refusedAs } from './imports/refusal.ts';
import { rowFaultText } from './imports/row-fault.ts';
import { type FileLine, fileLine, type Viewer } from './imports.presenter.server.ts';
import { readLookalikes } from './line/lookalikes.store.server.ts';
import { lookalikeNamed } from './line/lookalikes.ts';
import type { Named } from './lines.presenter.server.ts';

/** How far the worker has come with a file; `idle`: nobody reads it until somebody asks. */
export type Progress = {
  readonly stage: 'idle' | 'waiting' | 'reading' | 'matching';
  readonly percent: number;
};

/** A row that could not be read, as the list shows it. */
export type BadRowLine = {
  readonly line: string;
  readonly place: number;
  readonly column: string;
  readonly why: string;
  readonly ended: 'mended' | 'carried' | 'set-aside' | null;
};

export type ImportScreen = {
  readonly file: FileLine & { readonly receivedAt: InstantText; readonly sha256: string };
  readonly state: FileState;
  readonly progress: Progress | null;
  readonly detected: Detected | null;
  readonly refusal: RefusalText | null;
  /** Nobody knows its columns: the merchant can say them. */
  readonly columnsUnknown: boolean;
  readonly sums: readonly {
    readonly currency: string;
    /** What was new in it: the lines that it brought. */
    readonly lines: string;
    readonly net: string;
    /** All that it tells, where other files had told a part of it. */
    readonly whole: { readonly lines: string; readonly net: string } | null;
  }[];
  readonly quarantined: readonly BadRowLine[];
  /** Its lines that look like lines of earlier reports: how many, and the first of them. */
  readonly alike: { readonly count: string; readonly lines: readonly Named[] };
};

/** One report: how far it is, why it was refused, or what it brought. */
export async function presentImport(
  { database }: Pick<ReadDeps, 'database'>,
  viewer: Viewer,
  fileId: string,
): Promise<ImportScreen | null> {
  const { shopId, reader } = viewer;
  const read = await database.inShop(shopId, async (tx) => ({
    row: await findFileRow(tx, shopId, fileId),
    sums: await readFileSums(tx, shopId, fileId),
    quarantined: await readQuarantined(tx, shopId, fileId),
    alike: await readLookalikes(tx, { shopId, fileId }),
  }));
  const { row } = read;
  if (!row) return null;
  const say = translatorFor(reader);
  const file = fileLine(row, viewer, say);
  return {
    file: {
      ...file,
      receivedAt: instantText(row.received_at, reader),
      sha256: row.sha256,
    },
    state: row.state,
    progress: row.state === 'received' ? progressOf(row) : null,
    detected: row.state === 'imported' ? detectedOf({ ...row, format: file.format }) : null,
    refusal: row.refusal === null ? null : refusalText(row.refusal, reader, say),
    columnsUnknown: row.refusal !== null && refusedAs(row.refusal) === 'unknown-kind',
    sums: read.sums.map((sum) => sumOf(sum, reader)),
    quarantined: read.quarantined.map((bad) => ({
      line: countText(bad.file_line, reader),
      place: bad.file_line,
      column: bad.column_name,
      why: rowFaultText(bad.why, say),
      ended: bad.mended,
    })),
    alike: {
      count: countText(read.alike[0]?.found ?? 0n, reader),
      lines: read.alike.map((line) => lookalikeNamed(line, reader, say)),
    },
  };
}

const sumOf = (sum: FileSum, reader: Viewer['reader']): ImportScreen['sums'][number] => ({
  currency: sum.currency,
  lines: countText(sum.lines_new, reader),
  net: movementText(sum.net_new_minor, sum.currency),
  whole:
    sum.lines_new === sum.lines
      ? null
      : {
          lines: countText(sum.lines, reader),
          net: movementText(sum.net_minor, sum.currency),
        },
});

function progressOf({ due_at, tries, bytes_read, size_bytes }: FileRow): Progress {
  if (due_at === null) return { stage: 'idle', percent: 0 };
  if (tries === 0) return { stage: 'waiting', percent: 0 };
  if (bytes_read >= size_bytes) return { stage: 'matching', percent: 100 };
  return { stage: 'reading', percent: percentOf(bytes_read, size_bytes) };
}

/** Whole percent, below a hundred. */
const percentOf = (part: bigint, whole: bigint): number =>
  parseInteger(`${(part * 100n) / whole}`) ?? 0;
