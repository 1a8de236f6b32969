const LARGEST = 65_536;
const SMALLEST = 32_768;

/** The same bytes in pieces that are neither so small that each costs more than it holds, nor so large that they block. */
export async function* evenPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    for (let from = 0; from < piece.length; from += LARGEST) {
      const part = piece.subarray(from, from + LARGEST);
      held.push(part);
      size += part.length;
      if (size < SMALLEST) continue;
      yield held.length === 1 ? part : Buffer.concat(held);
      held = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(held);
}
