import type { ShopId } from '#app/kernel/ids.ts';
import { countText, limaText } from '../format.ts';
import { gatewayName } from '../gateway-name.ts';
import type { ReadDeps } from '../house.ts';
import { actorText } from '../payment/actor-text.ts';
import type { Reader } from '../reader.ts';
import type { Translate } from '../words/words.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { formatText } from './imports/format-text.ts';
import {
  type FileRow,
  type FileState,
  type ImportsQuery,
  readFiles,
} from './imports/imports.store.server.ts';
import { readAccounts } from './lines/lines.store.server.ts';
import { accountNamed, type Named } from './lines.presenter.server.ts';

/** One report file as the list shows it; times are Lima's, as the heading says. */
export type FileLine = {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly format: string | null;
  readonly state: FileState;
  readonly rows: string;
  readonly fresh: string;
  readonly known: string;
  readonly bad: string;
  readonly received: string;
  readonly by: string;
};

export type ImportsScreen = {
  readonly account: string | null;
  readonly accounts: readonly Named[];
  readonly lines: readonly FileLine[];
  readonly next: string | null;
  readonly previous: string | null;
};

export type Viewer = { readonly shopId: ShopId; readonly actor: string; readonly reader: Reader };

/** The list of reports: one page of one shop's. */
export async function presentImports(
  { database }: Pick<ReadDeps, 'database'>,
  viewer: Viewer,
  query: ImportsQuery,
): Promise<ImportsScreen> {
  const { shopId, reader } = viewer;
  const { page, accounts } = await database.inShop(shopId, async (tx) => ({
    page: await readFiles(tx, shopId, query),
    accounts: await readAccounts(tx, shopId),
  }));
  const say = translatorFor(reader);
  return {
    account: query.account,
    accounts: accounts.map(accountNamed),
    lines: page.rows.map((row) => fileLine(row, viewer, say)),
    next: page.next,
    previous: page.previous,
  };
}

export function fileLine(row: FileRow, { actor, reader }: Viewer, say: Translate): FileLine {
  return {
    id: row.id,
    name: row.name,
    account: `${row.label} · ${gatewayName(row.gateway)}`,
    format: row.format === null ? null : formatText({ ...row, format: row.format }, say),
    state: row.state,
    rows: countText(row.rows_read, reader),
    fresh: countText(row.lines_new, reader),
    known: countText(row.lines_known, reader),
    bad: countText(row.rows_bad, reader),
    received: limaText(row.received_at, reader),
    by: actorText(row.received_by, actor, say),
  };
}

/** What a report is uploaded for. */
export async function presentUpload(
  { database }: Pick<ReadDeps, 'database'>,
  shopId: ShopId,
): Promise<{ readonly accounts: readonly Named[] }> {
  const rows = await database.inShop(shopId, (tx) => readAccounts(tx, shopId));
  return { accounts: rows.map(accountNamed) };
}
