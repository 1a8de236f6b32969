import { useNavigate } from '@remix-run/react';
import {
  Banner,
  BlockStack,
  Button,
  Card,
  DropZone,
  InlineStack,
  Page,
  ProgressBar,
  Select,
  Text,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { Named } from '../lines.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { type Upload, useUpload } from './use-upload.ts';

type Props = { readonly accounts: readonly Named[] };

/** Where a report is brought in: whose it is, the file, and how far it has come. */
export function UploadPage({ accounts }: Props) {
  const say = useWords();
  const to = useTo();
  const navigate = useNavigate();
  const [account, setAccount] = useState(accounts[0]?.id ?? '');
  const [file, setFile] = useState<File | null>(null);
  const { upload, start } = useUpload((fileId) =>
    navigate(to(`/app/reconciliation/imports/${fileId}`)),
  );
  const sending = upload.is === 'sending';
  const send = () => {
    if (file !== null) void start(file, account);
  };
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
          <Progress upload={upload} />
          <InlineStack>
            <Button
              variant="primary"
              onClick={send}
              loading={sending}
              disabled={file === null || account === ''}
            >
              {say('reconciliation.imports.upload.send')}
            </Button>
          </InlineStack>
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

function Progress({ upload }: { upload: Upload }) {
  const say = useWords();
  if (upload.is === 'idle') return null;
  if (upload.is === 'failed')
    return (
      <Banner tone="warning">{say(`reconciliation.imports.upload.failed.${upload.why}`)}</Banner>
    );
  const label = say('reconciliation.imports.upload.progress', { percent: `${upload.percent}` });
  return (
    <div role="status">
      <BlockStack gap="100">
        <Text as="p">{label}</Text>
        <ProgressBar progress={upload.percent} size="small" ariaLabelledBy="upload-progress" />
        <span id="upload-progress" hidden>
          {label}
        </span>
      </BlockStack>
    </div>
  );
}
