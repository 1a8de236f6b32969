import { VOUCHER_CURRENCIES } from '#app/gateways/gateway.ts';
import { listProviders } from '#app/gateways/registry.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { Rail } from '#app/rails/rail.ts';
import { addAccount } from './add-account.server.ts';
import { declaredNames } from './declared-gateways.server.ts';
import type { AccountRefused, GatewayAccount } from './gateway-account.ts';
import { listInstallations } from './installations.server.ts';
import { listAccounts, makeDefault, retireAccount } from './manage-accounts.server.ts';
import type { PaymentsVisitor } from './payments-visit.server.ts';
import {
  LANGUAGE_TAGS,
  type SetupAccount,
  type SetupDone,
  type SetupProblem,
  type SetupView,
  setupLanguage,
} from './setup-page.ts';
import { tellReadiness } from './tell-readiness.server.ts';

type Deps = Pick<
  Foundation,
  'clock' | 'config' | 'database' | 'egress' | 'ids' | 'log' | 'sealing'
> & { readonly rail: Pick<Rail, 'configure'> };

/** The address in Shopify's admin where a payments app is activated (shopify.dev, "Onboarding": back after set-up). */
const settingsUrl = ({ shopDomain, clientId }: PaymentsVisitor): string =>
  `https://${shopDomain}/services/payments_partners/gateways/${clientId}/settings`;

/**
 * What the payments app's page shows. Who lands here after installing may have connected an account before: Shopify is
 * told of it first, so that nobody has to press a button for what is already done.
 */
export async function openSetup(
  deps: Deps,
  visitor: PaymentsVisitor,
  done: string | null,
): Promise<SetupView> {
  const view = await readSetup(deps, visitor, done);
  if (view.told) return view;
  const { shopId, actor } = visitor;
  const told = await tellReadiness(deps, { shopId, actor });
  return told.ok ? readSetup(deps, visitor, done) : view;
}

/** The page out of our own tables alone: this app may use no other API of Shopify's. */
export async function readSetup(
  deps: Pick<Foundation, 'config' | 'database'>,
  visitor: PaymentsVisitor,
  done: string | null,
): Promise<SetupView> {
  const { shopId, shopDomain, registrationKey } = visitor;
  const accounts = (await listAccounts(deps, shopId)).filter(({ state }) => state === 'active');
  const names = await declaredNames(deps, shopId);
  const installation = (await listInstallations(deps, shopId)).find(
    (candidate) => candidate.registrationKey === registrationKey,
  );
  const inUse = accounts.filter(({ defaultFor }) => defaultFor.length > 0);
  const isLive = inUse.some(({ mode }) => mode === 'live');
  const language = setupLanguage(visitor.locale);
  return {
    language,
    locale: LANGUAGE_TAGS[language],
    shopDomain,
    accounts: accounts.map((account) => asSetupAccount(account, names)),
    providers: listProviders().map(({ name, credentialFields }) => ({
      name,
      fields: credentialFields,
    })),
    state: isLive ? 'ready' : inUse.length > 0 ? 'ready-test-only' : 'not-ready',
    told: (installation?.ready ?? false) === inUse.length > 0,
    backUrl: settingsUrl(visitor),
    done: done === 'added' || done === 'changed' || done === 'told' ? done : null,
  };
}

const asSetupAccount = (
  { id, gateway, declaredGatewayId, mode, label, defaultFor, notificationUrl }: GatewayAccount,
  names: ReadonlyMap<string, string>,
): SetupAccount => ({
  id,
  gateway,
  declaredName: names.get(declaredGatewayId ?? '') ?? null,
  mode,
  label,
  isDefault: defaultFor.length > 0,
  notificationUrl,
});

/** Does what a form of the page asks for; `form` is its fields as they came. */
export async function actOnSetup(
  deps: Deps,
  visitor: PaymentsVisitor,
  form: Readonly<Record<string, string>>,
): Promise<Result<SetupDone, SetupProblem>> {
  const { shopId, actor } = visitor;
  const done = await changeAccounts(deps, visitor, form);
  if (!done.ok) return done;
  const told = await tellReadiness(deps, { shopId, actor });
  return told.ok ? done : err({ kind: 'not-told', fields: [] });
}

async function changeAccounts(
  deps: Deps,
  visitor: PaymentsVisitor,
  form: Readonly<Record<string, string>>,
): Promise<Result<SetupDone, SetupProblem>> {
  const { shopId, actor } = visitor;
  const account = { shopId, actor, accountId: (form.account ?? '') as AccountId };
  const gone = { kind: 'gone', fields: [] } as const;
  if (form.intent === 'tell') return ok('told');
  if (form.intent === 'add') return add(deps, visitor, form);
  if (form.intent !== 'retire' && form.intent !== 'use') return err(gone);
  if (!/^[0-9a-f-]{36}$/.test(account.accountId)) return err(gone);
  const changed =
    form.intent === 'retire'
      ? await retireAccount(deps, account)
      : await makeDefault(deps, { ...account, currencies: VOUCHER_CURRENCIES });
  return changed.ok ? ok('changed') : err(gone);
}

async function add(
  deps: Deps,
  { shopId, actor }: PaymentsVisitor,
  form: Readonly<Record<string, string>>,
): Promise<Result<SetupDone, SetupProblem>> {
  const { gateway = '', label = '' } = form;
  const mode = form.mode === 'live' ? 'live' : 'test';
  const fields = Object.fromEntries(
    Object.entries(form)
      .filter(([name]) => name.startsWith('field.'))
      .map(([name, value]) => [name.slice('field.'.length), value]),
  );
  const added = await addAccount(deps, { shopId, actor, gateway, mode, label, fields });
  return added.ok ? ok('added') : err(problemOf(added.error));
}

function problemOf(refused: AccountRefused): SetupProblem {
  if (refused.kind === 'invalid-fields') return refused;
  if (refused.kind === 'unknown-gateway') return { kind: 'invalid-fields', fields: ['gateway'] };
  if (refused.kind === 'live-needs-true-clock') return { kind: refused.kind, fields: [] };
  const { kind } = refused.error;
  const away = kind === 'unavailable' || kind === 'indeterminate';
  return { kind: away ? 'gateway-away' : 'keys-refused', fields: [] };
}
