import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Sealing } from '#app/platform/sealing.server.ts';

/** So much of a file stands in one piece, before it is packed. */
export const PIECE_BYTES = 1_048_576;

const NONCE = 12;
const TAG = 16;
const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** The key of one file: random, and gone for good when its sealed text is deleted (law 9). */
export const newFileKey = (): Buffer => randomBytes(32);

type OfFile = { readonly shopId: ShopId; readonly fileId: string };
const place = ({ shopId, fileId }: OfFile) => ({
  shop: shopId,
  column: `report_file.key/${fileId}`,
});

export const sealFileKey = (sealing: Sealing, of: OfFile, key: Buffer): Promise<string> =>
  sealing.seal(key.toString('base64url'), place(of));

export const openFileKey = async (sealing: Sealing, of: OfFile, sealed: string): Promise<Buffer> =>
  Buffer.from(await sealing.open(sealed, place(of)), 'base64url');

/** Which piece of which file: it opens at no other place. */
export type PiecePlace = { readonly fileId: string; readonly place: number };

const bound = ({ fileId, place }: PiecePlace): Buffer => Buffer.from(`${fileId}/${place}`);

/** Packs and seals one piece: nonce, tag, text. */
export async function sealPiece(bytes: Uint8Array, key: Buffer, at: PiecePlace): Promise<Buffer> {
  const packed = await pack(bytes, { level: constants.Z_BEST_SPEED });
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound(at));
  const text = Buffer.concat([cipher.update(packed), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** The bytes of a piece. Throws where one byte was changed or its place is another: that is a bug or an attack. */
export async function openPiece(sealed: Uint8Array, key: Buffer, at: PiecePlace): Promise<Buffer> {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
    .setAAD(bound(at))
    .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  const packed = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
  return unpack(packed, { maxOutputLength: PIECE_BYTES });
}
