import { Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { Facts } from '../../shell/facts.tsx';
import { useWords } from '../../words/words-context.tsx';
import { CredentialFields, type Credentials } from '../credential-fields.tsx';
import type { ProviderForm } from '../provider-form.ts';
import type { Trial } from './trial.ts';

type Props = {
  readonly form: ProviderForm;
  readonly trial: Trial | null;
  readonly busy: boolean;
  readonly credentials: Credentials;
  readonly onCredentials: (credentials: Credentials) => void;
  readonly captured: string;
  readonly onCaptured: (captured: string) => void;
  readonly onTry: () => void;
};

/** Tries a captured delivery or answer on the manifest. Nothing is called, and the keys are not kept. */
export function TrialCard(props: Props) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('declared.tryTitle')}
        </Text>
        <Text as="p">{say('declared.tryHelp')}</Text>
        <TextField
          label={say('declared.captured')}
          helpText={say('declared.capturedHelp')}
          value={props.captured}
          onChange={props.onCaptured}
          multiline={6}
          monospaced
          spellCheck={false}
          autoComplete="off"
        />
        <CredentialFields
          form={props.form}
          values={props.credentials}
          wrong={[]}
          help={say('declared.tryKeys')}
          onChange={props.onCredentials}
        />
        <InlineStack>
          <Button onClick={props.onTry} loading={props.busy}>
            {say('declared.try')}
          </Button>
        </InlineStack>
        {props.trial ? <Outcome trial={props.trial} /> : null}
      </BlockStack>
    </Card>
  );
}

const FINE =
  /^(?:accepted-(?!unknown)|issued|awaiting|paid|lapsed|voided|refunded|refund-(?!unknown))/;

function Outcome({ trial }: { trial: Trial }) {
  const say = useWords();
  return (
    <Banner
      tone={FINE.test(trial.verdict) ? 'success' : 'warning'}
      title={say(`declared.verdicts.${trial.verdict}`)}
    >
      <Facts items={trial.facts.map(([name, value]) => [say(`declared.facts.${name}`), value])} />
    </Banner>
  );
}
