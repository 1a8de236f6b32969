import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const { BROTLI_OPERATION_FLUSH, BROTLI_PARAM_QUALITY, Z_SYNC_FLUSH } = zlib.constants;

/** The best encoding that the browser takes, or null for none. */
export function encodingFor(acceptEncoding: string | undefined): Encoding | null {
  const taken = new Set(
    (acceptEncoding ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.replace(/;.*$/, '').trim()),
  );
  if (taken.has('br')) return 'br';
  return taken.has('gzip') ? 'gzip' : null;
}

/** Whether bytes of this content type shrink. */
export const shrinks = (contentType: string | null): boolean =>
  /^(text\/|application\/(json|javascript|xml|manifest\+json)|image\/svg\+xml)/.test(
    contentType ?? '',
  );

/** Compresses once and well: for files that are kept. */
export const compressWhole = (encoding: Encoding, bytes: Buffer): Promise<Buffer> =>
  encoding === 'br'
    ? brotli(bytes, { params: { [BROTLI_PARAM_QUALITY]: 9 } })
    : gzip(bytes, { level: 9 });

/** Compresses while a page streams; each piece of it is flushed, so that the browser can begin. */
export const compressStream = (encoding: Encoding): Duplex =>
  encoding === 'br'
    ? zlib.createBrotliCompress({
        flush: BROTLI_OPERATION_FLUSH,
        params: { [BROTLI_PARAM_QUALITY]: 5 },
      })
    : zlib.createGzip({ flush: Z_SYNC_FLUSH });
