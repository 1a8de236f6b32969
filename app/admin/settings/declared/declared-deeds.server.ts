import {
  type Manifest,
  type ManifestFault,
  parseCaptured,
  parseManifest,
  tryOut,
} from '#app/gateways/declared-gateways.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { addAccount } from '#app/merchants/add-account.server.ts';
import { addDeclaredGateway } from '#app/merchants/declared-gateways.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { fieldOf } from '../../answer.ts';
import type { By } from '../../house.ts';
import type { Reader } from '../../reader.ts';
import {
  credentialsOf,
  type House,
  letShopifyKnow,
  refusedAccount,
  type SettingsAnswer,
} from '../settings-deeds.server.ts';
import { type DeclaredForm, declaredForm } from './declared.presenter.server.ts';
import { notCaptured, type Trial, trialOf } from './trial.ts';

type Deed = By & { readonly form: FormData };

/** What the screen hears of a manifest: what is to be mended, or what it says and how an example reads. */
export type DeclareAnswer =
  | { readonly faults: readonly ManifestFault[] }
  | { readonly gateway: DeclaredForm; readonly trial: Trial | null };

/** More than this at once helps nobody to mend it. */
const MOST_FAULTS = 40;

/** Checks a manifest, tries a captured example on it, or keeps it, by the form's `intent`. Only `save` keeps anything. */
export async function declareGateway(
  house: Pick<Foundation, 'clock' | 'database' | 'ids'>,
  { form, shopId, actor, reader }: Deed & { readonly reader: Reader },
): Promise<DeclareAnswer | { readonly savedId: string }> {
  const text = fieldOf(form, 'manifest');
  if (fieldOf(form, 'intent') === 'save') {
    const added = await addDeclaredGateway(house, { shopId, actor, text });
    return added.ok ? { savedId: added.value.id } : { faults: added.error.slice(0, MOST_FAULTS) };
  }
  const read = parseManifest(text);
  if (!read.ok) return { faults: read.error.slice(0, MOST_FAULTS) };
  const trial = fieldOf(form, 'intent') === 'try' ? tried(read.value, form, reader) : null;
  return { gateway: declaredForm(read.value), trial };
}

function tried(manifest: Manifest, form: FormData, reader: Reader): Trial {
  const captured = parseCaptured(fieldOf(form, 'captured'));
  if (!captured.ok) return notCaptured;
  return trialOf(tryOut(manifest, credentialsOf(form), captured.value), reader);
}

/** Why an account at a declared gateway was not connected; `host-not-approved`: the operator has not said yes. */
export type ConnectAnswer = SettingsAnswer | { readonly waits: 'host-not-approved' };

/** Connects an account at a gateway that the shop declared, its keys proved by the manifest's own probe. */
export async function connectDeclared(
  house: House,
  { form, declaredGatewayId, ...by }: Deed & { readonly declaredGatewayId: string },
): Promise<{ readonly accountId: AccountId } | ConnectAnswer> {
  const added = await addAccount(house, {
    ...by,
    gateway: 'declared',
    declaredGatewayId,
    mode: fieldOf(form, 'mode') === 'live' ? 'live' : 'test',
    label: fieldOf(form, 'label'),
    fields: credentialsOf(form),
  });
  if (added.ok) {
    await letShopifyKnow(house, by);
    return { accountId: added.value };
  }
  const { error } = added;
  const code = error.kind === 'not-proved' && 'code' in error.error ? error.error.code : null;
  return code === 'host-not-approved' ? { waits: code } : refusedAccount(error);
}
