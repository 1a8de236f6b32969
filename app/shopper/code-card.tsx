import { limaOffsetText } from '#app/kernel/lima.ts';
import { decimalText, moneyForPeople } from '#app/kernel/money.ts';
import type { Part } from './form-button.tsx';
import { codeGroups, limaMoment, spokenCode, webAddress } from './readable.ts';
import type { Awaiting } from './voucher-page-view.ts';

/** The groups are drawn apart but stand in one word, so that what is copied has no blanks. */
function Code({ code }: { code: string }) {
  return (
    <p className={code.length > 11 ? 'code long' : 'code'}>
      <span className="spoken">{spokenCode(code)}</span>
      {codeGroups(code).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups repeat and never move
        <span key={index} aria-hidden="true">
          {group}
        </span>
      ))}
    </p>
  );
}

type Copy = { text: string; said: string; label: string; main?: boolean };

/** Hidden until the script finds that it can copy. */
function CopyButton({ text, said, label, main = false }: Copy) {
  return (
    <button
      type="button"
      hidden
      data-copy={text}
      data-said={said}
      className={main ? 'main' : undefined}
    >
      {label}
    </button>
  );
}

/** Some gateways show the code on a page of their own and nowhere else. */
function CodeElsewhere({ words, url }: { words: Part['words']; url: string | null }) {
  const page = url === null ? null : webAddress(url);
  return (
    <>
      <p>{words.code.elsewhere}</p>
      {page && (
        <a className="button main" href={page} rel="noreferrer noopener">
          {words.code.elsewhereLink}
        </a>
      )}
    </>
  );
}

/** Code, exact amount and deadline: what has to be right. */
export function CodeCard({ view, words, state }: Part & { state: Awaiting }) {
  const { code } = words;
  return (
    <section className="card">
      <h2>{code.label}</h2>
      {state.code === null ? (
        <CodeElsewhere words={words} url={state.gatewayPageUrl} />
      ) : (
        <>
          <Code code={state.code} />
          <noscript>
            <p className="hint">{code.copyByHand}</p>
          </noscript>
          <CopyButton text={state.code} said={code.copied} label={code.copy} main />
        </>
      )}
      <p className="sum">
        <small>{words.frame.exactAmount}</small>
        {moneyForPeople(view.amount)}
      </p>
      <CopyButton
        text={decimalText(view.amount)}
        said={code.amountCopied}
        label={code.copyAmount}
      />
      <p className="said" id="said" role="status" />
      <p className="due">
        <time dateTime={limaOffsetText(state.expiresAt)}>
          {code.due(limaMoment(state.expiresAt, view.locale))}
        </time>{' '}
        {code.limaTime}
      </p>
    </section>
  );
}
