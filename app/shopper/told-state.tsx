import type { ReactNode } from 'react';
import { moneyForPeople } from '#app/kernel/money.ts';
import { FormButton, type Part } from './form-button.tsx';
import { limaMoment } from './readable.ts';
import type { AskContact, Awaiting, PageState, VoucherPageView } from './voucher-page-view.ts';
import type { Said, ShopperWords } from './words/shopper-words.ts';

/** The states in which the page mostly tells something. */
export type ToldState = Exclude<PageState, Awaiting | AskContact>;

const paidText = (view: VoucherPageView, words: ShopperWords, paidAt: Date | null): Said =>
  words.paid(view.shopName, paidAt && `${limaMoment(paidAt, view.locale)} ${words.code.limaTime}`);

function saidOf({ view, words }: Part, state: ToldState): Said {
  const shop = view.shopName;
  switch (state.kind) {
    case 'preparing':
    case 'verifying':
    case 'unavailable':
      return words[state.kind];
    case 'paid':
      return paidText(view, words, state.paidAt);
    case 'lapsed':
      return state.canRenew ? words.lapsed.renewable : words.lapsed.final;
    case 'paid-otherwise':
      return words.paidOtherwise({ shop, received: moneyForPeople(state.received) });
    case 'voiding':
    case 'voided':
    case 'late':
      return words[state.kind](shop);
    case 'held':
      return words.held({
        shop,
        asked: moneyForPeople(state.asked),
        received: state.received && moneyForPeople(state.received),
      });
    case 'decided':
      return words.decided({ shop, received: moneyForPeople(state.received) });
    case 'reversed':
      return words.reversed({ shop, amount: moneyForPeople(state.amount) });
    case 'not-served':
      return {
        title: words.notServed.title,
        text: [words.notServed.reasons[state.reason], words.notServed.next],
      };
  }
}

/** The one thing to do next, where it is not simply to go back. */
function nextStep({ view, words }: Part, state: ToldState): ReactNode {
  switch (state.kind) {
    case 'preparing':
    case 'verifying':
    case 'voiding':
      return (
        <a className="button" href={view.pageUrl}>
          {words.frame.refresh}
        </a>
      );
    case 'unavailable':
      return (
        <a className="button main" href={view.pageUrl}>
          {words.unavailable.retry}
        </a>
      );
    case 'lapsed':
      return state.canRenew ? (
        <FormButton view={view} intent="renew" main>
          {words.lapsed.renew}
        </FormButton>
      ) : null;
    default:
      return null;
  }
}

type Sign = readonly [sign: string, className: string];
const DONE: Sign = ['✓', 'mark'];
const WAIT: Sign = ['…', 'mark'];
const MARKS: Readonly<Partial<Record<ToldState['kind'], Sign>>> = {
  paid: DONE,
  'paid-otherwise': DONE,
  preparing: WAIT,
  verifying: WAIT,
  voiding: WAIT,
};

/** A sign beside the heading; the words say the same, so it is nothing to a screen reader (WCAG 1.4.1). */
function Mark({ kind }: { kind: ToldState['kind'] }) {
  const [sign, tone] = MARKS[kind] ?? ['!', 'mark stop'];
  return (
    <span className={tone} aria-hidden="true">
      {sign}
    </span>
  );
}

/** Heading, meaning and next step of a state without a code. The code is never shown here: nobody shall pay it. */
export function ToldState({ view, words, state }: Part & { state: ToldState }) {
  const { title, text } = saidOf({ view, words }, state);
  return (
    <>
      <Mark kind={state.kind} />
      <h1>{title}</h1>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {nextStep({ view, words }, state)}
    </>
  );
}
