import type { Foundation } from '#app/platform/foundation.ts';
import { type FileKey, findFile, findPiece } from './report-files.store.server.ts';
import { openFileKey, openPiece } from './sealed-pieces.server.ts';

/** The bytes of a report as they came, one piece at a time; null where there is no such file, or its original is erased. */
export async function openOriginal(
  { database, sealing }: Pick<Foundation, 'database' | 'sealing'>,
  file: FileKey,
): Promise<AsyncGenerator<Buffer> | null> {
  const row = await database.inShop(file.shopId, (tx) => findFile(tx, file));
  if (!row || row.keySealed === null) return null;
  const key = await openFileKey(sealing, file, row.keySealed);
  const readPiece = (place: number) =>
    database.inShop(file.shopId, (tx) => findPiece(tx, file, place));
  return (async function* () {
    for (let place = 0; ; place += 1) {
      const sealed = await readPiece(place);
      if (sealed === null) return;
      yield await openPiece(sealed, key, { fileId: file.fileId, place });
    }
  })();
}

/** The same, to be read from its beginning as often as it is asked; of a file that is not there, nothing. */
export const originalOf =
  (deps: Pick<Foundation, 'database' | 'sealing'>, file: FileKey) =>
  async (): Promise<AsyncGenerator<Buffer>> =>
    (await openOriginal(deps, file)) ?? nothing();

async function* nothing(): AsyncGenerator<Buffer> {}
