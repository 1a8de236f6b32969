import { Button } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../words/words-context.tsx';
import { ExportDialog } from './export-dialog.tsx';
import type { ListName } from './export-names.ts';

type Query = Readonly<Record<string, string | null>>;

/** Downloads a list just as it is shown: `query` is what narrows it, in the words of its address. */
export function ExportButton({ list, query }: { list: ListName; query: Query }) {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const narrowing = Object.entries(query).filter(([, value]) => value !== null) as [
    string,
    string,
  ][];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('exporting.open')}</Button>
      {open ? (
        <ExportDialog
          list={list}
          search={new URLSearchParams(narrowing).toString()}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
