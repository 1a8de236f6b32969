import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { compressWhole, type Encoding, encodingFor, shrinks } from './encoding.server.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_AN_HOUR = 'public, max-age=3600';

type Asset = { readonly file: string; readonly type: string; readonly cache: string };

/** Every file that may be served, by its address: what is not in this list does not exist, whatever the path says. */
function listAssets(dir: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  if (!existsSync(dir)) return assets;
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(dir.length).split(sep).join('/');
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined || path.includes('/.')) continue;
    // The bundler's names under /assets/ hold a hash of the content.
    assets.set(path, { file, type, cache: path.startsWith('/assets/') ? FOR_EVER : FOR_AN_HOUR });
  }
  return assets;
}

/** Serves the built files of a folder; each is compressed once per encoding and kept. False when there is no such file. */
export function assetsOf(dir: string) {
  const assets = listAssets(dir);
  const kept = new Map<string, Promise<Buffer>>();
  const bytesOf = (asset: Asset, encoding: Encoding | null): Promise<Buffer> => {
    const key = `${encoding ?? 'plain'} ${asset.file}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const plain = readFile(asset.file);
    const bytes = encoding ? plain.then((content) => compressWhole(encoding, content)) : plain;
    kept.set(key, bytes);
    bytes.catch(() => kept.delete(key));
    return bytes;
  };
  return async (req: IncomingMessage, res: ServerResponse, path: string): Promise<boolean> => {
    const asset = assets.get(path);
    if (!asset || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
    const encoding = shrinks(asset.type)
      ? encodingFor(`${req.headers['accept-encoding'] ?? ''}`)
      : null;
    const bytes = await bytesOf(asset, encoding);
    res.writeHead(200, {
      'content-type': asset.type,
      'content-length': bytes.length,
      'cache-control': asset.cache,
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    });
    res.end(req.method === 'HEAD' ? undefined : bytes);
    return true;
  };
}
