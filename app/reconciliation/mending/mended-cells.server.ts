import type { Sealing } from '#app/platform/sealing.server.ts';
import type { FileKey } from '../files/report-files.store.server.ts';
import { openFileKey, openPiece, sealPiece } from '../files/sealed-pieces.server.ts';
import type { MendedRows } from '../reading/read-report.ts';
import type { BadRowKept } from './mended-rows.store.server.ts';

/** A row's place among the sealed pieces of its file: below zero, where no piece of the original stands. */
const placeOf = (fileLine: number): number => -fileLine;

/** Seals corrected cells under the key of their file: who erases the original erases them with it (law 9). */
export async function sealCells(
  sealing: Sealing,
  file: FileKey & { readonly keySealed: string },
  { fileLine, cells }: { readonly fileLine: number; readonly cells: readonly string[] },
): Promise<Buffer> {
  const key = await openFileKey(sealing, file, file.keySealed);
  const at = { fileId: file.fileId, place: placeOf(fileLine) };
  return sealPiece(Buffer.from(JSON.stringify(cells)), key, at);
}

/** The corrected cells of all rows that were mended. */
export async function openCells(
  sealing: Sealing,
  file: FileKey & { readonly keySealed: string },
  rows: readonly BadRowKept[],
): Promise<MendedRows> {
  const key = await openFileKey(sealing, file, file.keySealed);
  const mended = new Map<number, readonly string[]>();
  for (const { fileLine, cellsSealed } of rows) {
    if (cellsSealed === null) continue;
    const at = { fileId: file.fileId, place: placeOf(fileLine) };
    const cells: unknown = JSON.parse(`${await openPiece(cellsSealed, key, at)}`);
    if (Array.isArray(cells))
      mended.set(
        fileLine,
        cells.map((cell) => `${cell}`),
      );
  }
  return mended;
}
