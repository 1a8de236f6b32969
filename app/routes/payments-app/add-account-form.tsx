import type { SetupProblem, SetupView } from '#app/merchants/setup-page.ts';
import type { SetupWords } from '#app/merchants/setup-words.ts';

type Props = {
  readonly view: SetupView;
  readonly problem: SetupProblem | null;
  readonly words: SetupWords;
};

/** Opens without a script: one form for each gateway that this house speaks to. */
export function AddAccountForm({ view, problem, words }: Props) {
  return (
    <section>
      <h2>{words.addTitle}</h2>
      {view.providers.map((provider) => (
        <form method="post" key={provider.name}>
          <input type="hidden" name="gateway" value={provider.name} />
          <label htmlFor={`${provider.name}-label`}>{words.label}</label>
          <input
            id={`${provider.name}-label`}
            name="label"
            required
            maxLength={60}
            aria-describedby={`${provider.name}-label-hint`}
            aria-invalid={problem?.fields.includes('label')}
          />
          <p className="hint" id={`${provider.name}-label-hint`}>
            {words.labelHint}
          </p>
          <label htmlFor={`${provider.name}-mode`}>{words.modeLabel}</label>
          <select id={`${provider.name}-mode`} name="mode">
            <option value="test">{words.mode.test}</option>
            <option value="live">{words.mode.live}</option>
          </select>
          {provider.fields.map((field) => (
            <div key={field.name}>
              <label htmlFor={`${provider.name}-${field.name}`}>
                {words.field[field.name] ?? field.name}
              </label>
              <input
                id={`${provider.name}-${field.name}`}
                name={`field.${field.name}`}
                type={field.secret ? 'password' : 'text'}
                autoComplete="off"
                required
                aria-invalid={problem?.fields.includes(field.name)}
              />
            </div>
          ))}
          <p className="hint">{words.keysHint}</p>
          <button name="intent" value="add" type="submit">
            {words.add}
          </button>
        </form>
      ))}
    </section>
  );
}
