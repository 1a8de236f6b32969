import { parseMoney } from '#app/kernel/money.ts';
import { moneyText } from '../format.ts';
import type { es } from '../words/es.ts';
import type { Translate } from '../words/words.ts';

/** One proof: what it is, and what stood there. */
export type Evidence = { readonly label: string; readonly text: string };

/** Facts of an event, an exception or a receipt as they are stored: text only. */
export type StoredFacts = Readonly<Record<string, string | null>>;

type Label = keyof typeof es.told.evidence;

const LABELS: Readonly<Record<string, Label>> = {
  reference: 'reference',
  operation: 'operation',
  expected: 'expected',
  amount: 'amount',
  word: 'word',
  source: 'source',
  notification: 'notificationId',
  receipt: 'receipt',
  why: 'why',
  code: 'code',
  reason: 'reason',
  attempt: 'attempts',
};

const CURRENCY_OF: Readonly<Record<string, string>> = {
  amount: 'currency',
  expected: 'expectedCurrency',
};

/** Reads a jsonb column into facts; anything that is not plain text is left out. */
export function factsOf(stored: unknown): StoredFacts {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(([, value]) => typeof value === 'string' && value !== ''),
  );
}

/** The facts a person can use, labelled; amounts as money, ids of ours and unknown facts left out. */
export function evidenceOf(facts: StoredFacts, say: Translate): readonly Evidence[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const label = LABELS[name];
    if (label === undefined || value === null) return [];
    return [{ label: say(`told.evidence.${label}`), text: textOf(name, value, { facts, say }) }];
  });
}

function textOf(
  name: string,
  value: string,
  { facts, say }: { facts: StoredFacts; say: Translate },
): string {
  const currency = CURRENCY_OF[name];
  if (currency !== undefined) return amountText(value, facts[currency] ?? facts.currency ?? null);
  if (name === 'source' && (value === 'asked' || value === 'notification'))
    return say(`told.evidence.${value}`);
  if (name === 'why' && value === 'rejected-before') return say('told.evidence.rejected-before');
  return value;
}

/** Stored decimal text as money for people; as it stands where it is not one. */
export function amountText(decimal: string, currency: string | null): string {
  if (currency === null) return decimal;
  const money = parseMoney(decimal, currency);
  return money.ok ? moneyText(money.value.minor, currency) : `${decimal} ${currency}`;
}
