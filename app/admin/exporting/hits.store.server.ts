import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { type KeyForm, TakenKeys } from './taken-keys.ts';

/** All rows that a list would show: a statement that brings their `id` and what they are ordered by; written by us alone. */
export type Hits = {
  readonly found: Prisma.Sql;
  readonly order: Prisma.Sql;
  readonly form: KeyForm;
};

const AS_BYTES = { uuid: Prisma.sql`uuid_send(id)`, number: Prisma.sql`int8send(id)` } as const;

export async function countHits(tx: ShopTransaction, { found }: Hits): Promise<number> {
  const [row] = await tx.$queryRaw<{ rows: number }[]>`
    select count(*)::int as rows from (${found}) hit`;
  return row?.rows ?? 0;
}

/** The keys of all hits, in their order: one short statement, whose snapshot is the mark up to which a file is complete. */
export async function takeKeys(
  tx: ShopTransaction,
  { found, order, form }: Hits,
): Promise<TakenKeys> {
  const [row] = await tx.$queryRaw<{ keys: string | null }[]>`
    select encode(string_agg(${AS_BYTES[form]}, ''::bytea order by ${order}), 'base64') as keys from (${found}) hit`;
  return new TakenKeys(Buffer.from(row?.keys ?? '', 'base64'), form);
}
