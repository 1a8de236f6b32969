import { parseMoney } from '#app/kernel/money.ts';
import { WHYS } from '#app/reconciliation/comparison/difference.ts';
import { dayText, moneyText, movementText } from '../format.ts';
import { eventText } from '../notifications/verdict.ts';
import type { Reader } from '../reader.ts';
import type { es } from '../words/es.ts';
import type { Translate } from '../words/words.ts';

/** One proof: what it is, and what stood there. */
export type Evidence = { readonly label: string; readonly text: string };

/** Facts of an event, an exception or a receipt as they are stored: text only. */
export type StoredFacts = Readonly<Record<string, string | null>>;

/** What a fact is called. */
export type Label = keyof typeof es.told.evidence;

/** The facts that a person can use, in the order in which they are told; ids of ours are not among them. */
const LABELS: readonly (readonly [fact: string, label: Label])[] = [
  ['event', 'event'],
  ['expected', 'expected'],
  ['announced', 'announced'],
  ['amount', 'amount'],
  ['reference', 'reference'],
  ['operation', 'operation'],
  ['source', 'source'],
  ['word', 'word'],
  ['answer', 'code'],
  ['why', 'why'],
  ['limit', 'limit'],
  ['lines', 'lines'],
  ['paidOn', 'paidOn'],
  ['due', 'dueOn'],
  ['code', 'code'],
  ['reason', 'reason'],
  ['attempt', 'attempts'],
  ['notification', 'notificationId'],
];

const LIMITS = [
  'least-amount',
  'greatest-amount',
  'blocked-email',
  'blocked-document',
  'open-codes-per-shopper',
  'codes-per-shopper-per-day',
  'open-codes-per-shop',
] as const;

/** Why a matter was raised, in the own words of the matching of reports and of the daily comparison. */
const REPORTED = [
  'no-such-code-here',
  'code-not-seen-paid',
  'returned-without-being-sent',
  'returned-another-amount',
  'lines-add-up-to-another-amount',
  'bank-got-another-amount',
  'given-back-without-being-held',
  'no-refund-of-this-amount',
  'no-reversal-of-this-amount',
  ...WHYS,
] as const;

const CURRENCY_OF: Readonly<Record<string, string>> = {
  amount: 'currency',
  announced: 'currency',
  expected: 'expectedCurrency',
};

/** Facts that are a business day, as `2026-11-25`. */
const DAYS: readonly string[] = ['paidOn', 'due'];

/** Reads a jsonb column into facts; anything that is not plain text is left out. */
export function factsOf(stored: unknown): StoredFacts {
  if (typeof stored !== 'object' || stored === null) return {};
  const facts: StoredFacts = Object.fromEntries(
    Object.entries(stored).filter(([, value]) => typeof value === 'string' && value !== ''),
  );
  return facts.what === undefined ? facts : shopifyFacts(facts);
}

/** Where something was told, the word is Shopify's and not the gateway's. */
const shopifyFacts = ({ word, ...facts }: StoredFacts): StoredFacts => ({
  ...facts,
  answer: shopifyAnswer(word ?? null),
});

/** Shopify's own code in a stored outcome (`again-soon: THROTTLED`): what we make of it, the sentence beside it says. */
export const shopifyAnswer = (outcome: string | null): string | null =>
  outcome?.split(': ').slice(1).join(': ') || null;

/** What the sentence beside the facts has said already, what is called otherwise, and for whose eyes the days are. */
export type Manner = {
  readonly said?: readonly string[];
  readonly names?: Readonly<Partial<Record<string, Label>>>;
  readonly days?: Reader;
};

/** The facts a person can use, labelled; amounts as money. */
export function evidenceOf(
  facts: StoredFacts,
  say: Translate,
  { said = [], names = {}, days }: Manner = {},
): readonly Evidence[] {
  return LABELS.flatMap(([name, label]) => {
    const value = facts[name] ?? null;
    if (value === null || said.includes(name)) return [];
    const text =
      days !== undefined && DAYS.includes(name)
        ? dayText(value, days)
        : textOf(name, value, { facts, say });
    return [{ label: say(`told.evidence.${names[name] ?? label}`), text }];
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
  if (name === 'event') return eventText(value, say);
  const limit = name === 'limit' && LIMITS.find((known) => known === value);
  if (limit) return say(`told.limits.${limit}`);
  if (name === 'why' && (value === 'rejected-before' || value === 'paid-elsewhere'))
    return say(`told.evidence.${value}`);
  const reported = name === 'why' && REPORTED.find((known) => known === value);
  if (reported) return say(`told.reported.${reported}`);
  return value;
}

/** Stored decimal text as money for people; as it stands where it is not one. */
export function amountText(decimal: string, currency: string | null): string {
  if (currency === null) return decimal;
  const isMinus = decimal.startsWith('-');
  const money = parseMoney(isMinus ? decimal.slice(1) : decimal, currency);
  if (!money.ok) return `${decimal} ${currency}`;
  const { minor } = money.value;
  return isMinus ? movementText(-minor, currency) : moneyText(minor, currency);
}
