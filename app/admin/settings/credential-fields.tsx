import { BlockStack, Text, TextField } from '@shopify/polaris';
import { useWords } from '../words/words-context.tsx';
import { credentialLabel } from './credential-label.ts';
import type { ProviderForm } from './provider-form.ts';

export type Credentials = Readonly<Record<string, string>>;

type Props = {
  readonly form: Pick<ProviderForm, 'fields'>;
  readonly values: Credentials;
  readonly wrong: readonly string[];
  /** In the place of what is said of keys that are kept. */
  readonly help?: string;
  readonly onChange: (values: Credentials) => void;
};

/** The fields a provider asks for. Written, never read back: nothing is ever put into them by us. */
export function CredentialFields({ form, values, wrong, help, onChange }: Props) {
  const say = useWords();
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {help ?? say('settings.account.credentialsHelp')}
      </Text>
      {form.fields.map(({ name, secret }) => (
        <TextField
          key={name}
          type={secret ? 'password' : 'text'}
          label={credentialLabel(name, say)}
          value={values[name] ?? ''}
          onChange={(value) => onChange({ ...values, [name]: value })}
          autoComplete={secret ? 'new-password' : 'off'}
          spellCheck={false}
          {...(wrong.includes(name) ? { error: say('settings.account.wrong') } : {})}
        />
      ))}
    </BlockStack>
  );
}
