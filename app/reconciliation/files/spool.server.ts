import { createHash } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PIECE_BYTES, sealPiece } from './sealed-pieces.server.ts';

/** The largest report that is taken: four million lines are some 400 MB. */
export const LARGEST_REPORT = 1_073_741_824;

/** A file that has come whole: its name by content, and its sealed pieces, until they are let go. */
export type Spooled = AsyncDisposable & {
  readonly sha256: Buffer;
  readonly sizeBytes: number;
  pieces(): AsyncGenerator<Buffer>;
};

/** Regroups what comes into pieces of one size. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + PIECE_BYTES - size);
      held.push(part);
      size += part.length;
      from += part.length;
      if (size < PIECE_BYTES) continue;
      yield Buffer.concat(held);
      held = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(held);
}

/**
 * Takes a file in while it comes, sealed from the first byte on, on disk and not in memory: what it is called by its content
 * is known only at its end, and no transaction waits for a slow sender.
 */
export async function spool(
  bytes: AsyncIterable<Uint8Array>,
  { key, fileId }: { readonly key: Buffer; readonly fileId: string },
): Promise<Spooled | 'too-large'> {
  const directory = await mkdtemp(path.join(tmpdir(), 'codigo-report-'));
  const file = await open(path.join(directory, 'sealed'), 'wx+', 0o600);
  const letGo = async () => {
    await file.close();
    await rm(directory, { recursive: true, force: true });
  };
  const hash = createHash('sha256');
  const lengths: number[] = [];
  let sizeBytes = 0;
  try {
    for await (const piece of inPieces(bytes)) {
      sizeBytes += piece.length;
      if (sizeBytes > LARGEST_REPORT) {
        await letGo();
        return 'too-large';
      }
      hash.update(piece);
      const sealed = await sealPiece(piece, key, { fileId, place: lengths.length });
      lengths.push(sealed.length);
      // All of it or none: a disk that is nearly full takes a part of what is written at once.
      await file.appendFile(sealed);
    }
  } catch (broken) {
    await letGo();
    throw broken;
  }
  return {
    sha256: hash.digest(),
    sizeBytes,
    pieces: () => readPieces(file, lengths),
    [Symbol.asyncDispose]: letGo,
  };
}

async function* readPieces(file: FileHandle, lengths: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0;
  for (const length of lengths) {
    const piece = Buffer.alloc(length);
    const { bytesRead } = await file.read(piece, 0, length, from);
    if (bytesRead !== length) throw new Error('a spooled report is shorter than it was written');
    from += length;
    yield piece;
  }
}
