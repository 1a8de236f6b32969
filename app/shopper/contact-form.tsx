import type { Part } from './form-button.tsx';
import type { AskContact, ContactField } from './voucher-page-view.ts';

const INPUTS = {
  name: { type: 'text', autoComplete: 'name', inputMode: 'text' },
  email: { type: 'email', autoComplete: 'email', inputMode: 'email' },
  phone: { type: 'tel', autoComplete: 'tel', inputMode: 'tel' },
  document: { type: 'text', autoComplete: 'off', inputMode: 'text' },
} as const;

type Field = Part & { state: AskContact; field: ContactField };

function ContactInput({ words, state, field }: Field) {
  const { label, wrong, example } = words.contact.fields[field];
  const isWrong = state.wrong.includes(field);
  const noteId = `${field}-note`;
  return (
    <>
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        name={field}
        required
        maxLength={100}
        defaultValue={state.entered[field]}
        placeholder={example}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? noteId : undefined}
        {...INPUTS[field]}
      />
      {isWrong && (
        <p className="wrong" id={noteId}>
          {wrong}
        </p>
      )}
    </>
  );
}

/** Asks for what the gateway needs and Shopify did not give. */
export function ContactForm({ view, words, state }: Part & { state: AskContact }) {
  return (
    <>
      <h1>{words.contact.title}</h1>
      <p>{words.contact.why}</p>
      <form method="post" action={view.forms.contact}>
        {state.needs.map((field) => (
          <ContactInput key={field} {...{ view, words, state, field }} />
        ))}
        <button type="submit" name="intent" value="contact" className="main">
          {words.contact.button}
        </button>
      </form>
    </>
  );
}
