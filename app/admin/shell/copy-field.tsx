import { Button, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../words/words-context.tsx';

type Props = { readonly label: string; readonly value: string; readonly help: string };

/** Text to be carried elsewhere; where the browser forbids the clipboard, it can be selected by hand. */
export function CopyField({ label, value, help }: Props) {
  const say = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <TextField
      label={label}
      value={value}
      helpText={help}
      readOnly
      selectTextOnFocus
      autoComplete="off"
      connectedRight={
        <Button onClick={() => void copy()}>{say(copied ? 'shell.copied' : 'shell.copy')}</Button>
      }
    />
  );
}
