import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTo } from '../../shell/locale-links.ts';
import { STATEMENT_FORMS, type StatementForm } from './statement-forms.ts';

/** How the server answers who wants a statement: where it is fetched, once. */
export type StatementAnswer =
  | { readonly href: string; readonly as: StatementForm }
  | { readonly refused: 'unknown' };

/** Gets the link to a statement with the proof of who asks; the link itself opens in a tab of its own, on phones in the browser. */
export function useStatement(address: string) {
  const to = useTo();
  const fetcher = useFetcher<StatementAnswer>({ key: address });
  const [followed, setFollowed] = useState<readonly string[]>([]);
  const { data } = fetcher;
  const ready = data !== undefined && 'href' in data && !followed.includes(data.href) ? data : null;
  const asked = fetcher.state === 'idle' ? null : fetcher.formData?.get('as');
  return {
    ready,
    /** Which form is being prepared. */
    busy: STATEMENT_FORMS.find((as) => as === asked) ?? null,
    begun: ready === null && followed.length > 0,
    prepare: (as: StatementForm) => fetcher.submit({ as }, { method: 'post', action: to(address) }),
    follow: (href: string) => setFollowed([...followed, href]),
  };
}
