import { BlockStack, Text, TextField } from '@shopify/polaris';
import type { ProviderForm } from '../settings.presenter.server.ts';
import type { es } from '../words/es.ts';
import { useWords } from '../words/words-context.tsx';

type FieldName = keyof typeof es.settings.fields;
const NAMED: readonly FieldName[] = [
  'idService',
  'accessKey',
  'secretKey',
  'accessToken',
  'webhookSecret',
  'webhookUser',
  'webhookPassword',
  'merchantId',
  'accountId',
  'apiLogin',
  'apiKey',
  'algorithm',
  'secret',
];

export type Credentials = Readonly<Record<string, string>>;

type Props = {
  readonly form: ProviderForm;
  readonly values: Credentials;
  readonly wrong: readonly string[];
  /** In the place of what is said of keys that are kept. */
  readonly help?: string;
  readonly onChange: (values: Credentials) => void;
};

/** The fields a provider asks for. Written, never read back: nothing is ever put into them by us. */
export function CredentialFields({ form, values, wrong, help, onChange }: Props) {
  const say = useWords();
  const labelOf = (name: string) => {
    const known = NAMED.find((candidate) => candidate === name);
    return known ? say(`settings.fields.${known}`) : name;
  };
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {help ?? say('settings.account.credentialsHelp')}
      </Text>
      {form.fields.map(({ name, secret }) => (
        <TextField
          key={name}
          type={secret ? 'password' : 'text'}
          label={labelOf(name)}
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
