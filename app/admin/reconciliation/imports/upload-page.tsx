import { useNavigate } from '@remix-run/react';
import { BlockStack, Card, DropZone, Page, Select, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { Named } from '../lines.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { UploadSteps } from './upload-steps.tsx';
import { useUpload } from './use-upload.ts';

type Props = { readonly accounts: readonly Named[] };

/** Where a report is brought in: whose it is, the file, what it is, and how far it has come. */
export function UploadPage({ accounts }: Props) {
  const say = useWords();
  const to = useTo();
  const navigate = useNavigate();
  const [account, setAccount] = useState(accounts[0]?.id ?? '');
  const [file, setFile] = useState<File | null>(null);
  const { upload, start } = useUpload({ file, account }, (fileId) =>
    navigate(to(`/app/reconciliation/imports/${fileId}`)),
  );
  const sending = upload.is === 'sending';
  return (
    <Page title={say('reconciliation.import')} backAction={useBack('imports')} narrowWidth>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{say('reconciliation.imports.upload.intro')}</Text>
          <Select
            label={say('reconciliation.lines.filters.account')}
            options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
            value={account}
            onChange={setAccount}
            disabled={sending}
          />
          <PickFile file={file} onPick={setFile} disabled={sending} />
          <UploadSteps
            upload={upload}
            account={accounts.find(({ id }) => id === account)?.name ?? ''}
            start={() => void start()}
          />
        </BlockStack>
      </Card>
    </Page>
  );
}

type PickProps = {
  readonly file: File | null;
  readonly onPick: (file: File | null) => void;
  readonly disabled: boolean;
};

function PickFile({ file, onPick, disabled }: PickProps) {
  const say = useWords();
  return (
    <DropZone
      label={say('reconciliation.imports.upload.file')}
      allowMultiple={false}
      variableHeight
      disabled={disabled}
      onDrop={(files) => onPick(files[0] ?? null)}
    >
      {file === null ? (
        <DropZone.FileUpload
          actionTitle={say('reconciliation.imports.upload.pick')}
          actionHint={say('reconciliation.imports.upload.hint')}
        />
      ) : (
        <div style={{ padding: '1rem' }}>
          <Text as="p" fontWeight="semibold" breakWord>
            <span translate="no">{file.name}</span>
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.imports.upload.other')}
          </Text>
        </div>
      )}
    </DropZone>
  );
}
