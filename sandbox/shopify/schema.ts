import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

export type Api = 'payments-apps' | 'admin';

const loaded = new Map<string, GraphQLSchema | null>();

/**
 * Shopify's own schema of an API version, from npm @shopify/dev-mcp; null for a version that it
 * does not have. Read when first asked for: the Admin API's takes a quarter of a second.
 */
export function schemaOf(api: Api, version: string): GraphQLSchema | null {
  const key = `${api}_${version}`;
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const schema = /^(\d{4}-\d{2}|unstable)$/.test(version) ? read(key) : null;
  loaded.set(key, schema);
  return schema;
}

function read(key: string): GraphQLSchema | null {
  const manifest = findPackageJSON('@shopify/dev-mcp', import.meta.url);
  if (!manifest) throw new Error('@shopify/dev-mcp is not installed');
  try {
    const packed = readFileSync(join(dirname(manifest), 'dist', 'data', `${key}.json.gz`));
    const { data } = JSON.parse(gunzipSync(packed).toString('utf8')) as {
      data: IntrospectionQuery;
    };
    return buildClientSchema(data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
