import { Banner, BlockStack, Button, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import { DetectedFacts } from './detected-facts.tsx';
import type { Upload } from './use-upload.ts';

type Props = {
  readonly upload: Upload;
  readonly account: string;
  readonly start: () => void;
};

/** What the chosen file is, before anything of it is kept; and how far it has come, once that was confirmed. */
export function UploadSteps({ upload, account, start }: Props) {
  const say = useWords();
  switch (upload.is) {
    case 'idle':
      return null;
    case 'looking':
      return (
        <div role="status">
          <Text as="p">{say('reconciliation.imports.upload.looking')}</Text>
        </div>
      );
    case 'failed':
      return (
        <Banner tone="warning">{say(`reconciliation.imports.upload.failed.${upload.why}`)}</Banner>
      );
    case 'sending':
      return <Sending percent={upload.percent} />;
    case 'seen':
      return 'detected' in upload.seen ? (
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.imports.confirm.title')}
          </Text>
          <Text as="p">{say('reconciliation.imports.confirm.help')}</Text>
          <DetectedFacts detected={upload.seen.detected} account={account} />
          <Start words={say('reconciliation.imports.confirm.import')} start={start} />
        </BlockStack>
      ) : (
        <Unreadable seen={upload.seen} start={start} />
      );
  }
}

type UnreadableProps = Pick<Props, 'start'> & {
  readonly seen: Extract<Extract<Upload, { is: 'seen' }>['seen'], { columnsUnknown: boolean }>;
};

/** What cannot be read is not taken; but whose columns nobody knows may be kept, for the merchant to say them. */
function Unreadable({ seen: { unreadable, columnsUnknown }, start }: UnreadableProps) {
  const say = useWords();
  return (
    <BlockStack gap="300">
      <Banner tone="warning" title={unreadable.why}>
        <BlockStack gap="100">
          <Text as="p">{unreadable.advice}</Text>
          {columnsUnknown ? null : (
            <Text as="p">{say('reconciliation.imports.upload.notTaken')}</Text>
          )}
        </BlockStack>
      </Banner>
      {columnsUnknown ? (
        <>
          <Text as="p">{say('reconciliation.imports.upload.sayColumns')}</Text>
          <Start words={say('reconciliation.imports.upload.keepAndSay')} start={start} />
        </>
      ) : null}
    </BlockStack>
  );
}

const Start = ({ words, start }: { readonly words: string; readonly start: () => void }) => (
  <InlineStack>
    <Button variant="primary" onClick={start}>
      {words}
    </Button>
  </InlineStack>
);

function Sending({ percent }: { readonly percent: number }) {
  const say = useWords();
  const label = say('reconciliation.imports.upload.progress', { percent: `${percent}` });
  return (
    <div role="status">
      <BlockStack gap="100">
        <Text as="p" id="upload-progress">
          {label}
        </Text>
        <ProgressBar progress={percent} size="small" ariaLabelledBy="upload-progress" />
      </BlockStack>
    </div>
  );
}
