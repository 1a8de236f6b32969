import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { addRateCard } from '#app/reconciliation/expected/add-rate-card.server.ts';
import { parseTerms } from '#app/reconciliation/expected/terms.ts';
import { type Answer, fieldOf } from '../../answer.ts';
import { dayOf } from '../../day.ts';
import type { By, ReadDeps } from '../../house.ts';
import { isId } from '../../ids.ts';
import type { Reader } from '../../reader.ts';
import { type Example, exampleOf } from './example.ts';
import { readTermsForm, type TermsForm } from './terms-form.ts';

/** How it ended; `example` is what was calculated without keeping anything. */
export type RateCardAnswer = Answer<'added'> | { readonly example: Example };

type Deed = By & { readonly actor: Actor; readonly reader: Reader; readonly form: FormData };
type Deps = Parameters<typeof addRateCard>[0] & ReadDeps;

/** Adds the card that was typed, or only shows what it would mean, by the form's `intent`. */
export async function doAboutRateCard(deps: Deps, deed: Deed): Promise<RateCardAnswer> {
  const { shopId, actor, form } = deed;
  const accountId = fieldOf(form, 'account');
  const currency = fieldOf(form, 'currency');
  if (!isId(accountId) || !/^[A-Z]{3}$/.test(currency)) return { refused: 'not-found' };
  const typed = readTermsForm(termsIn(form), currency);
  const validFrom = dayOf(fieldOf(form, 'validFrom'));
  const missing = validFrom === null ? ['validFrom'] : [];
  if (!typed.ok) return { refused: 'wrong-fields', fields: [...missing, ...typed.wrong] };
  const terms = parseTerms(typed.terms);
  if (!terms.ok) {
    const faults = terms.error.map(({ path }) => path);
    return { refused: 'wrong-fields', fields: [...missing, ...faults] };
  }
  if (fieldOf(form, 'intent') === 'example') {
    const about = { currency, now: deps.clock.now(), reader: deed.reader };
    return { example: exampleOf(terms.value, about) };
  }
  if (validFrom === null) return { refused: 'wrong-fields', fields: missing };
  const added = await addRateCard(deps, {
    shopId,
    actor,
    accountId: accountId as AccountId,
    currency,
    validFrom,
    terms: typed.terms,
  });
  return added.ok ? { done: 'added' } : { refused: 'not-found' };
}

const NO_TERMS = ['intent', 'account', 'currency', 'validFrom'];

const termsIn = (form: FormData): TermsForm =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && !NO_TERMS.includes(name) ? [[name, value] as const] : [],
    ),
  );
