import { gatewayName } from '#app/admin/gateway-name.ts';
import type { SetupProvider, SetupView } from '#app/merchants/setup-page.ts';
import type { SetupWords } from '#app/merchants/setup-words.ts';
import type { Refused } from './refused.ts';

type Props = {
  readonly view: SetupView;
  readonly problem: Refused | null;
  readonly words: SetupWords;
};

/** Opens without a script: one form for each gateway that this house speaks to, folded but for the one in question. */
export function AddAccountForm({ view, problem, words }: Props) {
  const [first] = view.providers;
  const inQuestion = problem?.entered.gateway ?? first?.name;
  return (
    <section>
      <h2>{words.addTitle}</h2>
      {view.providers.map((provider) => (
        <details key={provider.name} open={provider.name === inQuestion}>
          <summary>{gatewayName(provider.name)}</summary>
          <ProviderForm
            provider={provider}
            problem={provider.name === inQuestion ? problem : null}
            words={words}
          />
        </details>
      ))}
    </section>
  );
}

type Form = Pick<Props, 'problem' | 'words'> & { readonly provider: SetupProvider };

function ProviderForm({ provider, problem, words }: Form) {
  const { entered = {}, fields = [] } = problem ?? {};
  const id = (name: string) => `${provider.name}-${name}`;
  return (
    <form method="post" aria-label={gatewayName(provider.name)}>
      <input type="hidden" name="gateway" value={provider.name} />
      <label htmlFor={id('label')}>{words.label}</label>
      <input
        id={id('label')}
        name="label"
        required
        maxLength={60}
        defaultValue={entered.label}
        aria-describedby={id('label-hint')}
        aria-invalid={fields.includes('label')}
      />
      <p className="hint" id={id('label-hint')}>
        {words.labelHint}
      </p>
      <label htmlFor={id('mode')}>{words.modeLabel}</label>
      <select id={id('mode')} name="mode" defaultValue={entered.mode}>
        <option value="test">{words.mode.test}</option>
        <option value="live">{words.mode.live}</option>
      </select>
      {/* Not `required`: some may stay empty, and the gateway's own rules say which. */}
      {provider.fields.map((field) => (
        <div key={field.name}>
          <label htmlFor={id(field.name)}>{words.field[field.name] ?? field.name}</label>
          <Field
            field={field}
            id={id(field.name)}
            entered={entered[`field.${field.name}`]}
            isWrong={fields.includes(field.name)}
          />
        </div>
      ))}
      <p className="hint">{words.keysHint}</p>
      <button name="intent" value="add" type="submit">
        {words.add}
      </button>
    </form>
  );
}

type FieldProps = {
  readonly field: SetupProvider['fields'][number];
  readonly id: string;
  readonly entered: string | undefined;
  readonly isWrong: boolean;
};

/** Typed, or chosen where the gateway knows only some. */
function Field({ field: { name, secret, options }, id, entered, isWrong }: FieldProps) {
  const shown = { id, name: `field.${name}`, defaultValue: entered, 'aria-invalid': isWrong };
  if (!options) return <input {...shown} type={secret ? 'password' : 'text'} autoComplete="off" />;
  return (
    <select {...shown}>
      <option value="" />
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  );
}
