import { BlockStack, Select, Text, TextField } from '@shopify/polaris';
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
      {form.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          isWrong={wrong.includes(field.name)}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
        />
      ))}
    </BlockStack>
  );
}

type FieldProps = {
  readonly field: ProviderForm['fields'][number];
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
};

/** Typed, or chosen where the gateway knows only some. */
function Field({ field: { name, secret, options }, value, isWrong, onChange }: FieldProps) {
  const say = useWords();
  const shown = {
    label: credentialLabel(name, say),
    value,
    onChange,
    ...(isWrong ? { error: say('settings.account.wrong') } : {}),
  };
  if (options) {
    const choices = options.map((option) => ({ value: option, label: option }));
    return <Select {...shown} options={choices} placeholder={say('settings.account.choose')} />;
  }
  return (
    <TextField
      {...shown}
      type={secret ? 'password' : 'text'}
      autoComplete={secret ? 'new-password' : 'off'}
      spellCheck={false}
    />
  );
}
