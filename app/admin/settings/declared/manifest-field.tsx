import { BlockStack, DropZone, TextField } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';

type Props = { readonly value: string; readonly onChange: (manifest: string) => void };

/** The manifest as text: pasted, or read from a file that stays on the merchant's own machine until he sends it. */
export function ManifestField({ value, onChange }: Props) {
  const say = useWords();
  const read = ([file]: File[]) => void file?.text().then(onChange);
  return (
    <BlockStack gap="300">
      <TextField
        label={say('declared.manifest')}
        helpText={say('declared.manifestHelp')}
        value={value}
        onChange={onChange}
        multiline={12}
        maxHeight={480}
        monospaced
        spellCheck={false}
        autoComplete="off"
      />
      <DropZone
        label={say('declared.file')}
        accept="application/json,.json"
        type="file"
        allowMultiple={false}
        onDropAccepted={read}
      >
        <DropZone.FileUpload actionTitle={say('declared.chooseFile')} />
      </DropZone>
    </BlockStack>
  );
}
