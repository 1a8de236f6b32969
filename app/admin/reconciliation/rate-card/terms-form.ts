import { parseInteger } from '#app/kernel/integer.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { Terms } from '#app/reconciliation/expected/terms.ts';
import { typedAmount } from '../../typed-amount.ts';

/** The fields of a rate card as they are typed: by the path of the term that they become. */
export type TermsForm = Readonly<Record<string, string>>;

/** A card that nobody has filled in; only what the law says is there already. */
export const BLANK: TermsForm = {
  settleDays: '',
  cutOffMinute: '',
  'fee.tiers.0.percentPpm': '',
  'fee.tiers.0.fixed': '',
  'fee.minimum': '',
  'fee.maximum': '',
  'feeTax.ppm': '18',
  'feeTax.per': 'line',
  'otherFees.refund': '',
  'otherFees.dispute': '',
  'otherFees.transfer': '',
  'otherFees.monthly': '',
  'settlesIn.currency': '',
  'settlesIn.marginPpm': '',
};

/** What was typed, as terms are sent; `wrong` are the fields that cannot be read, by their paths. */
export type TypedTerms =
  | { readonly ok: true; readonly terms: unknown }
  | { readonly ok: false; readonly wrong: readonly string[] };

export const MOST_TIERS = 5;
export const MOST_WITHHOLDINGS = 3;

/** How many of a repeated part were typed: `fee.tiers`, `withholdings`. */
export const countOf = (form: TermsForm, part: string): number => {
  let count = 0;
  while (Object.keys(form).some((name) => name.startsWith(`${part}.${count}.`))) count += 1;
  return count;
};

/** Reads what was typed; amounts in the card's currency. An empty amount is none; an empty percentage is wrong. */
export function readTermsForm(form: TermsForm, currency: string): TypedTerms {
  const wrong: string[] = [];
  const text = (name: string) => (form[name] ?? '').trim();
  const or = <Value>(name: string, value: Value | null, stand: Value): Value => {
    if (value === null) wrong.push(name);
    return value ?? stand;
  };
  const percent = (name: string) => or(name, partsPerMillion(text(name)), 0);
  const count = (name: string) => or(name, parseInteger(text(name)), 0);
  const amount = (name: string) => or(name, minorOf(text(name) || '0', currency), '0');
  const limit = (name: string) => (text(name) === '' ? null : amount(name));
  const tiers = Array.from({ length: countOf(form, 'fee.tiers') }, (_, place) => ({
    upTo: limit(`fee.tiers.${place}.upTo`),
    percentPpm: percent(`fee.tiers.${place}.percentPpm`),
    fixed: amount(`fee.tiers.${place}.fixed`),
  }));
  const withholdings = Array.from({ length: countOf(form, 'withholdings') }, (_, place) => ({
    name: text(`withholdings.${place}.name`),
    ppm: percent(`withholdings.${place}.ppm`),
    of: text(`withholdings.${place}.of`),
  }));
  const other = (name: string) => amount(`otherFees.${name}`);
  const terms = {
    settleDays: count('settleDays'),
    cutOffMinute: or('cutOffMinute', minuteOf(text('cutOffMinute')), 0),
    fee: { tiers, minimum: limit('fee.minimum'), maximum: limit('fee.maximum') },
    feeTax: { ppm: percent('feeTax.ppm'), per: text('feeTax.per'), rounding: 'half-up' },
    withholdings,
    otherFees: {
      refund: other('refund'),
      dispute: other('dispute'),
      transfer: other('transfer'),
      monthly: other('monthly'),
    },
    settlesIn:
      text('settlesIn.currency') === ''
        ? null
        : { currency: text('settlesIn.currency'), marginPpm: percent('settlesIn.marginPpm') },
  };
  return wrong.length === 0 ? { ok: true, terms } : { ok: false, wrong };
}

/** `3.49` or `3,49` per cent as 34,900 parts per million; null for what is none. */
export function partsPerMillion(text: string): number | null {
  const [, whole, part = ''] = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(text) ?? [];
  return whole === undefined ? null : parseInteger(whole + part.padEnd(4, '0'));
}

/** The reverse, without needless zeros. */
export const percentText = (ppm: number | bigint): string => {
  const digits = `${ppm}`.padStart(5, '0');
  const part = digits.slice(-4).replace(/0+$/, '');
  return part === '' ? digits.slice(0, -4) : `${digits.slice(0, -4)}.${part}`;
};

function minorOf(text: string, currency: string): string | null {
  const money = typedAmount(text, currency);
  return money.ok ? `${money.value.minor}` : null;
}

/** `18:00` as the minute of the day; nothing is no cut-off. */
function minuteOf(text: string): number | null {
  if (text === '') return 1_440;
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const [hours, minutes] = [parseInteger(hour ?? ''), parseInteger(minute ?? '')];
  return hours === null || minutes === null ? null : hours * 60 + minutes;
}

/** `18:00` of a minute of the day; nothing where there is no cut-off. */
export const clockText = (minute: number): string =>
  minute === 1_440
    ? ''
    : `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;

/** A card's terms as the form shows them, to be changed into the next card. */
export function formOfTerms(terms: Terms, currency: string): TermsForm {
  const amount = (minor: bigint) => (minor === 0n ? '' : decimalText({ minor, currency }));
  const limit = (minor: bigint | null) => (minor === null ? '' : decimalText({ minor, currency }));
  const { fee, feeTax, otherFees, settlesIn } = terms;
  return {
    settleDays: `${terms.settleDays}`,
    cutOffMinute: clockText(terms.cutOffMinute),
    ...Object.assign(
      {},
      ...fee.tiers.map(({ upTo, percentPpm, fixed }, place) => ({
        [`fee.tiers.${place}.upTo`]: limit(upTo),
        [`fee.tiers.${place}.percentPpm`]: percentText(percentPpm),
        [`fee.tiers.${place}.fixed`]: amount(fixed),
      })),
      ...terms.withholdings.map(({ name, ppm, of }, place) => ({
        [`withholdings.${place}.name`]: name,
        [`withholdings.${place}.ppm`]: percentText(ppm),
        [`withholdings.${place}.of`]: of,
      })),
    ),
    'fee.minimum': limit(fee.minimum),
    'fee.maximum': limit(fee.maximum),
    'feeTax.ppm': percentText(feeTax.ppm),
    'feeTax.per': feeTax.per,
    'otherFees.refund': amount(otherFees.refund),
    'otherFees.dispute': amount(otherFees.dispute),
    'otherFees.transfer': amount(otherFees.transfer),
    'otherFees.monthly': amount(otherFees.monthly),
    'settlesIn.currency': settlesIn?.currency ?? '',
    'settlesIn.marginPpm': settlesIn === null ? '' : percentText(settlesIn.marginPpm),
  };
}
