import type { FoundAccount } from '#app/reconciliation/lines/account-of.store.server.ts';
import { importReport } from '#app/reconciliation/lines/import-report.server.ts';
import { tellImported } from '#app/reconciliation/lines/imported-file.server.ts';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import type { CommandFoundation } from './foundation.ts';
import { asJson, asText, type Told } from './told.ts';

type How = { readonly json: boolean; readonly currency: string | null };

/** Puts a file that was received into the books, and says what became of it. */
export async function importReceived(
  deps: CommandFoundation,
  { json, currency }: How,
  file: FoundAccount & { readonly fileId: string },
): Promise<Told> {
  const named = currency === null ? {} : { currency };
  const imported = await importReport(deps, { ...file, ...named });
  if (!imported.ok) return refused({ json }, imported.error);
  await rematch(deps, file.shopId);
  const told = await tellImported(deps, file, imported.value === 'known-already');
  return { text: json ? asJson(told) : asText(told), exitCode: 0 };
}

/** Why nothing of a file was imported. */
export function refused({ json }: Pick<How, 'json'>, refusal: { readonly why: string }): Told {
  const text = json
    ? JSON.stringify({ refused: refusal })
    : `Refused, and nothing of it was imported: ${refusal.why} ${JSON.stringify(refusal)}`;
  return { text, exitCode: 1 };
}
