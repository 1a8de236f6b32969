import { unstable_parseMultipartFormData as parseParts } from '@remix-run/node';
import type { AccountId } from '#app/kernel/ids.ts';
import { findAccountRow } from '#app/merchants/gateway-accounts.store.server.ts';
import {
  type ReceiveDeps,
  receiveReport,
} from '#app/reconciliation/files/receive-report.server.ts';
import { type ImportDeps, importReport } from '#app/reconciliation/lines/import-report.server.ts';
import { type Answer, fieldOf } from '../../answer.ts';
import type { By } from '../../house.ts';
import { isId } from '../../ids.ts';
import { findFileRow } from './imports.store.server.ts';
import type { UploadAnswer } from './use-upload.ts';

export type ImportAnswer = Answer<'imported' | 'known'>;

type UploadDeed = By & { readonly account: string | null; readonly request: Request };

/** Takes the file of an upload while it comes: it is kept sealed, and nothing of it is in the books yet. */
export async function takeUpload(
  deps: ReceiveDeps,
  { shopId, actor, account, request }: UploadDeed,
): Promise<UploadAnswer> {
  if (!isId(account ?? undefined)) return { refused: 'no-such-account' };
  const accountId = account as AccountId;
  const known = await deps.database.inShop(shopId, (tx) =>
    findAccountRow(tx, { shopId, accountId }),
  );
  if (!known) return { refused: 'no-such-account' };
  let answer: UploadAnswer = { refused: 'no-file' };
  await parseParts(request, async ({ name, filename, data }) => {
    if (name !== 'report' || filename === undefined || 'fileId' in answer) return undefined;
    const incoming = { shopId, accountId, name: filename, cameBy: 'upload', actor } as const;
    const received = await receiveReport(deps, { ...incoming, bytes: data });
    answer = received.ok ? received.value : { refused: received.error.why };
    return undefined;
  });
  return answer;
}

type Deed = By & { readonly fileId: string; readonly form: FormData };

/** Brings a received report into the books, as it was confirmed. Null where the shop has no such file. */
export async function doAboutImport(
  deps: ImportDeps,
  { shopId, fileId, form }: Deed,
): Promise<ImportAnswer | null> {
  const row = await deps.database.inShop(shopId, (tx) => findFileRow(tx, shopId, fileId));
  if (!row) return null;
  if (fieldOf(form, 'intent') !== 'import') return { refused: 'unknown' };
  const imported = await importReport(deps, { shopId, fileId });
  if (!imported.ok) return { refused: 'file-refused' };
  return { done: imported.value === 'imported' ? 'imported' : 'known' };
}
