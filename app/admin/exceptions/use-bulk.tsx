import { useSubmit } from '@remix-run/react';
import { useIndexResourceState } from '@shopify/polaris';
import { type ReactNode, useEffect, useState } from 'react';
import { ACCEPTED_IN_BULK } from '#app/exceptions/in-bulk.ts';
import type { ExceptionsScreen } from '../exceptions.presenter.server.ts';
import type { Choosing } from '../shell/pick-list.tsx';
import { useWords } from '../words/words-context.tsx';
import type { BulkAnswer } from './bulk-deeds.server.ts';
import { BulkWords } from './bulk-words.tsx';

/** Choosing several open exceptions of one kind, and what can be done about them together. */
export function useBulk(
  { query: { view, kind }, lines }: ExceptionsScreen,
  answer: BulkAnswer | undefined,
): { readonly choosing: Choosing | null; readonly dialog: ReactNode } {
  const say = useWords();
  const submit = useSubmit();
  const state = useIndexResourceState(lines.map(({ id }) => ({ id })));
  const [intent, setIntent] = useState<'note' | 'accept' | null>(null);
  const { clearSelection } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen is over with an answer, or on another list
  useEffect(clearSelection, [answer, view, kind]);
  if (view !== 'open' || kind === null) return { choosing: null, dialog: null };
  const ids = state.selectedResources;
  const take = () => submit({ intent: 'take', ids: ids.join(',') }, { method: 'post' });
  return {
    choosing: {
      chosen: ids,
      all: state.allResourcesSelected,
      onChange: state.handleSelectionChange,
      actions: [
        { content: say('exceptions.detail.take'), onAction: take },
        { content: say('exceptions.bulk.note.send'), onAction: () => setIntent('note') },
        ...(ACCEPTED_IN_BULK[kind] === null
          ? []
          : [{ content: say('exceptions.bulk.accept.send'), onAction: () => setIntent('accept') }]),
      ],
      lines: lines.map((line) => ({
        id: line.id,
        name: [line.order ?? line.kind, line.amount].filter((part) => part !== null).join(' · '),
        details: [line.age, line.owner ?? say('exceptions.nobody')].join(' · '),
      })),
      words: { begin: say('exceptions.bulk.begin'), end: say('exceptions.bulk.end') },
    },
    dialog: <BulkWords intent={intent} ids={ids} onClose={() => setIntent(null)} />,
  };
}
