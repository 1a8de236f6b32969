import { unstable_parseMultipartFormData as parseParts } from '@remix-run/node';
import type { AccountId } from '#app/kernel/ids.ts';
import { findAccountRow } from '#app/merchants/gateway-accounts.store.server.ts';
import { makeDue } from '#app/reconciliation/files/due-files.store.server.ts';
import {
  type ReceiveDeps,
  receiveReport,
} from '#app/reconciliation/files/receive-report.server.ts';
import { reportsOf } from '#app/reconciliation/lines/recognise-file.server.ts';
import { recogniseReport } from '#app/reconciliation/reading/recognise-report.ts';
import { LARGEST_WORKBOOK } from '#app/reconciliation/reading/workbook-limits.ts';
import { type Answer, fieldOf } from '../../answer.ts';
import type { By } from '../../house.ts';
import { isId } from '../../ids.ts';
import type { Reader } from '../../reader.ts';
import { translatorFor } from '../../words/words-for.server.ts';
import { readAccounts } from '../lines/lines.store.server.ts';
import { detectedOf } from './detected.ts';
import { formatText } from './format-text.ts';
import { findFileRow } from './imports.store.server.ts';
import { refusalText } from './refusal.ts';
import type { LookAnswer, UploadAnswer } from './use-upload.ts';

export type ImportAnswer = Answer<'again'>;

/** Rings when something has become due. */
type Wake = { readonly wake: () => void };
type OfUpload = By & { readonly account: string | null; readonly request: Request };
type LookDeed = OfUpload & { readonly reader: Reader };

/** Says what the beginning of a file is, as it would be read for an account: nothing of it is kept. */
export async function lookAtUpload(
  deps: Pick<ReceiveDeps, 'database'>,
  { shopId, account, request, reader }: LookDeed,
): Promise<LookAnswer> {
  if (!isId(account ?? undefined)) return { refused: 'no-such-account' };
  const key = { shopId, accountId: account as AccountId };
  const { reports, accounts } = await deps.database.inShop(shopId, async (tx) => ({
    reports: await reportsOf(tx, key),
    accounts: await readAccounts(tx, shopId),
  }));
  if (!reports) return { refused: 'no-such-account' };
  const say = translatorFor(reader);
  let head: Uint8Array | null = null;
  await parseParts(request, async ({ name, filename, data }) => {
    if (name === 'report' && filename !== undefined) head = await beginningOf(data);
    return undefined;
  });
  if (head === null) return { refused: 'no-file' };
  const recognised = await recogniseReport(head, reports.known);
  if (!recognised.ok) {
    const { why } = recognised.error;
    const text = refusalText(JSON.stringify(recognised.error), reader, say);
    return { unreadable: text, columnsUnknown: why === 'unknown-kind' };
  }
  const { format, encoding, delimiter } = recognised.value;
  const gateway = accounts.find(({ id }) => id === account)?.gateway ?? reports.known.name;
  const kind = formatText({ format: format.name, gateway }, say);
  return { detected: detectedOf({ format: kind, encoding, delimiter }) };
}

/** At most what a workbook may have; of a text far less is sent. */
async function beginningOf(data: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of data) {
    size += piece.length;
    if (size <= LARGEST_WORKBOOK) pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Takes the file of an upload while it comes: it is kept sealed, and the worker puts it into the books. */
export async function takeUpload(
  deps: ReceiveDeps & Wake,
  { shopId, actor, account, request }: OfUpload,
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
  deps.wake();
  return answer;
}

type Deed = By & { readonly fileId: string; readonly form: FormData };

/** Has a report read again that was refused, or that nobody reads. Null where the shop has no such file. */
export async function doAboutImport(
  deps: Pick<ReceiveDeps, 'clock' | 'database'> & Wake,
  { shopId, fileId, form }: Deed,
): Promise<ImportAnswer | null> {
  const row = await deps.database.inShop(shopId, (tx) => findFileRow(tx, shopId, fileId));
  if (!row) return null;
  if (fieldOf(form, 'intent') !== 'again') return { refused: 'unknown' };
  const due = await deps.database.inShop(shopId, (tx) =>
    makeDue(tx, { shopId, fileId }, deps.clock.now()),
  );
  deps.wake();
  return due ? { done: 'again' } : { refused: 'not-allowed-now' };
}
