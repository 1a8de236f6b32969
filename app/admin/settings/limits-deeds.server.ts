import { VOUCHER_CURRENCIES } from '#app/gateways/gateway.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import { type Currency, parseMoney } from '#app/kernel/money.ts';
import type { AccountLimits, AmountLimit, CodeCounts } from '#app/merchants/account-limits.ts';
import { blockShopper, saveLimits, unblockShopper } from '#app/merchants/change-limits.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { fieldOf } from '../answer.ts';
import type { By } from '../house.ts';
import type { SettingsAnswer } from './settings-deeds.server.ts';

type Deed = By & { readonly form: FormData; readonly accountId: AccountId };

const COUNTS = ['openCodesPerShopper', 'openCodesPerShop', 'codesPerShopperPerDay'] as const;
const MOST = 1_000_000;

/** A count of at least one; null for an empty field, undefined for what is none. */
function countIn(form: FormData, name: string): number | null | undefined {
  const text = fieldOf(form, name).trim();
  if (text === '') return null;
  const count = parseInteger(text);
  return count !== null && count >= 1 && count <= MOST ? count : undefined;
}

/** An amount in minor units; null for an empty field, undefined for what is none. */
function amountIn(form: FormData, name: string, currency: Currency): bigint | null | undefined {
  const text = fieldOf(form, name).trim();
  if (text === '') return null;
  const money = parseMoney(text, currency);
  return money.ok && money.value.minor > 0n ? money.value.minor : undefined;
}

/** The limits as typed, or the names of the fields that cannot be read. */
function readForm(form: FormData): AccountLimits | readonly string[] {
  const wrong: string[] = [];
  const known = <Value>(name: string, value: Value | undefined): Value | null => {
    if (value === undefined) wrong.push(name);
    return value ?? null;
  };
  const counts = Object.fromEntries(
    COUNTS.map((name) => [name, known(name, countIn(form, name))]),
  ) as CodeCounts;
  const amounts = VOUCHER_CURRENCIES.map((currency): AmountLimit => {
    const [least, greatest] = ['least', 'greatest'].map((end) =>
      known(`${end}.${currency}`, amountIn(form, `${end}.${currency}`, currency)),
    );
    if (least && greatest && least > greatest) wrong.push(`greatest.${currency}`);
    return { currency, least: least ?? null, greatest: greatest ?? null };
  });
  return wrong.length > 0 ? wrong : { ...counts, amounts };
}

/** What staff asked to be done about an account's limits; null where the form is about something else. */
export async function doAboutLimits(
  house: Foundation,
  { form, ...about }: Deed,
): Promise<SettingsAnswer | null> {
  const kind = fieldOf(form, 'kind') === 'document' ? 'document' : 'email';
  switch (fieldOf(form, 'intent')) {
    case 'limits': {
      const limits = readForm(form);
      if (!('amounts' in limits)) return { refused: 'wrong-fields', fields: limits };
      const saved = await saveLimits(house, { ...about, limits });
      return saved.ok ? { done: 'limited' } : { refused: saved.error.kind };
    }
    case 'block': {
      const person = { kind, text: fieldOf(form, 'person') } as const;
      const blocked = await blockShopper(house, { ...about, person });
      if (blocked.ok) return { done: 'blocked' };
      const missing = blocked.error.kind === 'not-found';
      return missing ? { refused: 'not-found' } : { refused: 'wrong-fields', fields: ['person'] };
    }
    case 'unblock': {
      const person = { kind, hash: Buffer.from(fieldOf(form, 'person'), 'base64url') } as const;
      const unblocked = await unblockShopper(house, { ...about, person });
      return unblocked.ok ? { done: 'unblocked' } : { refused: unblocked.error.kind };
    }
    default:
      return null;
  }
}
