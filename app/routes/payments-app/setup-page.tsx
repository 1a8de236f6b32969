import type { SetupView } from '#app/merchants/setup-page.ts';
import { SETUP_WORDS, type SetupWords } from '#app/merchants/setup-words.ts';
import { AccountCard } from './account-card.tsx';
import { AddAccountForm } from './add-account-form.tsx';
import type { Refused } from './refused.ts';
import { SETUP_STYLE } from './setup-style.ts';

type Props = { readonly view: SetupView; readonly problem: Refused | null };

/** Everything a merchant needs before Shopify offers the payment method: account, state, the way back. */
export function SetupPage({ view, problem }: Props) {
  const words = SETUP_WORDS[view.language];
  return (
    <main className="setup">
      <style>{SETUP_STYLE}</style>
      <h1>{words.title}</h1>
      <p>{words.intro(view.shopDomain)}</p>
      <News view={view} problem={problem} words={words} />
      <State view={view} words={words} />
      {view.accounts.length > 0 && (
        <section>
          <h2>{words.accounts}</h2>
          <p className="hint">{words.notificationHint}</p>
          {view.accounts.map((account) => (
            <AccountCard key={account.id} account={account} words={words} />
          ))}
          <p className="hint">{words.retireHint}</p>
        </section>
      )}
      <AddAccountForm view={view} problem={problem} words={words} />
    </main>
  );
}

function News({ view, problem, words }: Props & { readonly words: SetupWords }) {
  if (problem) {
    const names = problem.fields.map((field) => words.field[field] ?? field).join(', ');
    return (
      <p className="news bad" role="alert">
        {words.problem[problem.kind]} {names && words.check(names)}
      </p>
    );
  }
  if (!view.done) return null;
  return (
    <p className="news good" role="status">
      {words.done[view.done]}
    </p>
  );
}

function State({ view, words }: { readonly view: SetupView; readonly words: SetupWords }) {
  const text = {
    ready: words.ready,
    'ready-test-only': words.readyTestOnly,
    'not-ready': words.notReady,
  }[view.state];
  return (
    <section>
      <h2>{words.readyTitle}</h2>
      <p>{text}</p>
      {!view.told && (
        <form method="post" className="row">
          <p>{words.notTold}</p>
          <button name="intent" value="tell" type="submit">
            {words.tellAgain}
          </button>
        </form>
      )}
      <p>
        <a className={view.state === 'not-ready' ? 'button quiet' : 'button'} href={view.backUrl}>
          {words.back}
        </a>
      </p>
    </section>
  );
}
