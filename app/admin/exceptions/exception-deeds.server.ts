import { reopenException } from '#app/reconciliation/decisions/reopen.server.ts';
import { type Answer, fieldOf } from '../answer.ts';
import type { By, DeedDeps } from '../house.ts';
import type { es } from '../words/es.ts';

export type ExceptionAnswer = Answer<keyof typeof es.exceptions.done>;
type Deed = By & { readonly exceptionId: string; readonly form: FormData };

/** What staff asked to be done about an exception, by the form's `intent`. */
export async function doAboutException(
  deps: Pick<DeedDeps, 'exceptions' | 'clock' | 'database' | 'ids'>,
  { form, ...about }: Deed,
): Promise<ExceptionAnswer> {
  const { exceptions } = deps;
  switch (fieldOf(form, 'intent')) {
    case 'take': {
      const taken = await exceptions.take(about);
      return taken.ok ? { done: 'taken' } : { refused: taken.error.kind };
    }
    case 'leave': {
      const left = await exceptions.leave(about);
      return left.ok ? { done: 'left' } : { refused: left.error.kind };
    }
    case 'note': {
      const noted = await exceptions.note({ ...about, note: fieldOf(form, 'note') });
      return noted.ok ? { done: 'noted' } : { refused: noted.error.kind };
    }
    case 'close': {
      const closed = await exceptions.close({
        ...about,
        choice: fieldOf(form, 'choice'),
        reason: fieldOf(form, 'reason'),
      });
      return closed.ok ? { done: 'closed' } : { refused: closed.error.kind };
    }
    case 'reopen': {
      const reopened = await reopenException(deps, { ...about, reason: fieldOf(form, 'reason') });
      return reopened.ok ? { done: 'reopened' } : { refused: reopened.error.kind };
    }
    default:
      return { refused: 'unknown' };
  }
}
