import { VOUCHER_CURRENCIES } from '#app/gateways/gateway.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import {
  addAccount,
  type RotationRefused,
  rotateCredentials,
} from '#app/merchants/add-account.server.ts';
import { makeDefault, retireAccount } from '#app/merchants/manage-accounts.server.ts';
import { moveToVersion } from '#app/merchants/move-account.server.ts';
import { saveSettings } from '#app/merchants/settings.server.ts';
import { tellReadiness } from '#app/merchants/tell-readiness.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { Rail } from '#app/rails/rail.ts';
import { type Answer, fieldOf } from '../answer.ts';
import type { By } from '../house.ts';
import type { es } from '../words/es.ts';
import { doAboutLimits } from './limits-deeds.server.ts';

export type SettingsAnswer = Answer<keyof typeof es.settings.done>;
type Deed = By & { readonly form: FormData };
export type House = Foundation & {
  readonly rails: { readonly 'payments-app': Pick<Rail, 'configure'> };
};

/** Connects an account; its id comes back, so that its page can be shown with the address to copy. */
export async function connectAccount(
  house: House,
  { form, ...by }: Deed,
): Promise<{ readonly accountId: AccountId } | SettingsAnswer> {
  const added = await addAccount(house, {
    ...by,
    gateway: fieldOf(form, 'gateway'),
    mode: fieldOf(form, 'mode') === 'live' ? 'live' : 'test',
    label: fieldOf(form, 'label'),
    fields: credentialsOf(form),
  });
  if (!added.ok) return refusedAccount(added.error);
  await letShopifyKnow(house, by);
  return { accountId: added.value };
}

/** The payments app's standing follows the accounts. Not told is not lost: the first screen and the app's own page show it. */
export const letShopifyKnow = (house: House, by: By): Promise<unknown> =>
  tellReadiness({ ...house, rail: house.rails['payments-app'] }, by);

/** What staff asked to be done with an account, by the form's `intent`. */
export async function doAboutAccount(
  house: House,
  deed: Deed & { readonly accountId: AccountId },
): Promise<SettingsAnswer> {
  const answer = await changeAccount(house, deed);
  if ('done' in answer) await letShopifyKnow(house, deed);
  return answer;
}

async function changeAccount(
  house: House,
  { form, ...about }: Deed & { readonly accountId: AccountId },
): Promise<SettingsAnswer> {
  switch (fieldOf(form, 'intent')) {
    case 'rotate': {
      const rotated = await rotateCredentials(house, { ...about, fields: credentialsOf(form) });
      return rotated.ok ? { done: 'rotated' } : refusedAccount(rotated.error);
    }
    case 'default': {
      const made = await makeDefault(house, {
        ...about,
        currencies: VOUCHER_CURRENCIES.filter((currency) => form.has(`currency.${currency}`)),
      });
      return made.ok ? { done: 'defaulted' } : { refused: made.error.kind };
    }
    case 'move': {
      const command = { version: fieldOf(form, 'version'), fields: credentialsOf(form) };
      const moved = await moveToVersion(house, { ...about, ...command });
      if (!moved.ok) return refusedAccount(moved.error);
      return { done: moved.value.dropped.length > 0 ? 'movedWithout' : 'moved' };
    }
    case 'retire': {
      const retired = await retireAccount(house, about);
      return retired.ok ? { done: 'retired' } : { refused: retired.error.kind };
    }
    default:
      return (await doAboutLimits(house, { form, ...about })) ?? { refused: 'unknown' };
  }
}

/** Saves deadline, grace and what becomes of unpaid sessions. */
export async function changeSettings(
  house: Foundation,
  { form, shopId, actor }: Deed,
): Promise<SettingsAnswer> {
  const saved = await saveSettings(house, {
    shopId,
    actor,
    settings: {
      deadlineHours: parseInteger(fieldOf(form, 'deadlineHours')) ?? -1,
      graceMinutes: parseInteger(fieldOf(form, 'graceMinutes')) ?? -1,
      onLapse: fieldOf(form, 'onLapse') === 'reject' ? 'reject' : 'leave',
    },
  });
  if (saved.ok) return { done: 'saved' };
  const { error } = saved;
  if (error.kind === 'invalid-fields') return { refused: 'wrong-fields', fields: error.fields };
  return { refused: error.kind, fields: ['deadlineHours', 'graceMinutes'] };
}

const PREFIX = 'credential.';

export function credentialsOf(form: FormData): Record<string, string> {
  const names = [...form.keys()].filter((name) => name.startsWith(PREFIX));
  return Object.fromEntries(names.map((name) => [name.slice(PREFIX.length), fieldOf(form, name)]));
}

export function refusedAccount(error: RotationRefused): SettingsAnswer {
  switch (error.kind) {
    case 'invalid-fields':
      return { refused: 'wrong-fields', fields: error.fields };
    case 'not-proved': {
      const { kind } = error.error;
      const said = kind === 'rejected' || kind === 'misconfigured';
      return { refused: said ? 'credentials-refused' : 'credentials-unproved' };
    }
    case 'unknown-gateway':
      return { refused: 'unknown' };
    default:
      return { refused: error.kind };
  }
}
