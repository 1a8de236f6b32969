import type {
  Contact,
  ContactField,
  GatewayError,
  GatewayMode,
  IssuedVoucher,
} from '#app/gateways/gateway.ts';
import type { OpenAccount, OpenedAccount } from '#app/gateways/opened-account.ts';
import type { AccountId, CheckoutId, PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { LimitReached } from '#app/merchants/account-limits.ts';
import { type Fingerprint, fingerprintsOf } from '#app/merchants/blocked-shopper.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type Intent, intendVoucher } from './intend.store.server.ts';
import { finishIssue } from './issued.store.server.ts';
import { canLookFor, lookFor } from './look-for.server.ts';
import { type KnownVoucher, modeOf, type Payment, type Voucher } from './model.ts';
import { keepContact, namesOf, openBuyer, type TypedContact } from './personal-data.server.ts';
import { paymentOf } from './rows.ts';
import type { Buyer } from './session-request.ts';

export type IssueDeps = Pick<
  Foundation,
  'clock' | 'ids' | 'database' | 'sealing' | 'log' | 'gap'
> & {
  readonly openAccount: OpenAccount;
  /** The account that new codes of a shop are issued with. */
  readonly defaultAccount: (
    tx: ShopTransaction,
    ref: { shopId: ShopId; mode: GatewayMode; currency: Currency },
  ) => Promise<AccountId | null>;
  /** Makes a code of the same checkout but another amount unpayable. */
  readonly voidVoucher: (ref: { shopId: ShopId; voucher: KnownVoucher }) => Promise<boolean>;
};

export type Issue = {
  readonly shopId: ShopId;
  readonly paymentId: PaymentId;
  /** What the shopper typed because checkout did not ask for it. */
  readonly typed?: TypedContact;
  readonly renew?: boolean;
};

/** What the shopper's page is about. */
export type IssueOutcome =
  | { readonly kind: 'stands'; readonly voucher: KnownVoucher | null }
  | { readonly kind: 'under-way' }
  | { readonly kind: 'too-late' | 'no-account' }
  | { readonly kind: 'limited'; readonly limit: LimitReached }
  | {
      readonly kind: 'ask-contact';
      readonly needs: readonly ContactField[];
      readonly wrong: boolean;
    }
  | { readonly kind: 'failed'; readonly error: GatewayError };

type Landing = {
  readonly payment: Payment;
  readonly checkoutId: CheckoutId;
  readonly buyer: Buyer | null;
  readonly accountId: AccountId | null;
};

/** Issues the checkout's code when the shopper lands, once, also when he lands twice at once. */
export async function issueVoucher(deps: IssueDeps, issue: Issue): Promise<IssueOutcome | null> {
  const landing = await deps.database.inShop(issue.shopId, (tx) => readLanding(deps, tx, issue));
  if (!landing) return null;
  const account = await accountFor(deps, issue.shopId, landing);
  const contact = contactOf(landing.buyer, issue.typed);
  const needs = (account?.provider.capabilities.contactNeeded ?? []).filter(
    (field) => !has(contact, field),
  );
  const accountId = account && landing.accountId;
  const version = account?.version ?? null;
  // What he types on his page comes first, and hides nothing of what checkout knew.
  const fingerprints = [contact, contactOf(landing.buyer, undefined)].flatMap((said) =>
    fingerprintsOf(deps.sealing, said),
  );
  const intent = await intend(deps, issue, {
    ...landing,
    ...{ accountId, version, needs, fingerprints },
  });
  if (intent.kind === 'ask-contact') return { ...intent, wrong: false };
  if (intent.kind === 'void-first') {
    const dead = await deps.voidVoucher({ shopId: issue.shopId, voucher: intent.voucher });
    return dead ? issueVoucher(deps, issue) : { kind: 'stands', voucher: intent.voucher };
  }
  if (intent.kind === 'look-first') {
    const looked = await lookFor(deps, {
      ...intent,
      shopId: issue.shopId,
      checkoutId: landing.checkoutId,
    });
    return looked.ok ? issueVoucher(deps, issue) : { kind: 'failed', error: looked.error };
  }
  if (intent.kind !== 'issue') return intent;
  if (!account) return { kind: 'no-account' };
  return callGateway(deps, { issue, landing, account, contact, intent });
}

/** The account to issue with; a test session never gets a live one, whatever was handed in (law 13). */
async function accountFor(
  deps: IssueDeps,
  shopId: ShopId,
  { accountId, payment }: Landing,
): Promise<OpenedAccount | null> {
  const account = accountId && (await deps.openAccount({ shopId, accountId }));
  return account && account.mode === modeOf(payment) ? account : null;
}

type Intending = Landing & {
  readonly version: string | null;
  readonly needs: readonly ContactField[];
  readonly fingerprints: readonly Fingerprint[];
};

const intend = (deps: IssueDeps, issue: Issue, landing: Intending): Promise<Intent> =>
  deps.database.inShop(issue.shopId, async (tx) => {
    const { shopId, paymentId, typed, renew = false } = issue;
    const intent = await intendVoucher(deps, tx, { ...landing, shopId, renew });
    // By whose e-mail a code was asked for stays as it was: his codes are counted by it, and it is found to be forgotten.
    const isHeard = intent.kind !== 'stands' && intent.kind !== 'limited';
    if (typed && isHeard) await keepContact(deps.sealing, tx, { shopId, paymentId, typed });
    return intent;
  });

async function readLanding(
  deps: IssueDeps,
  tx: ShopTransaction,
  { shopId, paymentId }: Issue,
): Promise<Landing | null> {
  const row = await tx.payment.findUnique({ where: { shopId_id: { shopId, id: paymentId } } });
  if (!row) return null;
  const payment = paymentOf(row);
  return {
    payment,
    checkoutId: row.checkoutId as CheckoutId,
    buyer: await openBuyer(deps.sealing, tx, { shopId, paymentId }),
    accountId: await deps.defaultAccount(tx, {
      shopId,
      mode: modeOf(payment),
      currency: payment.amount.currency,
    }),
  };
}

const contactOf = (buyer: Buyer | null, typed: Issue['typed']): Contact => ({
  email: typed?.email ?? buyer?.email ?? null,
  phone: typed?.phone ?? buyer?.phone ?? null,
  document: typed?.document ?? buyer?.document ?? null,
  ...namesOf(typed ?? {}, buyer),
});

/** Whether it is known; of a name any part will do. */
const has = (contact: Contact, field: ContactField): boolean =>
  field === 'name'
    ? Boolean(contact.firstName?.trim() || contact.lastName?.trim())
    : Boolean(contact[field]);

type Call = {
  readonly issue: Issue;
  readonly landing: Landing;
  readonly account: OpenedAccount;
  readonly contact: Contact;
  readonly intent: { readonly voucher: Voucher; readonly deadline: Date };
};

async function callGateway(deps: IssueDeps, call: Call): Promise<IssueOutcome> {
  const { issue, landing, account, contact, intent } = call;
  deps.gap('issue.intended');
  const answer = await account.gateway.issue({
    transactionCode: intent.voucher.transactionCode,
    amount: landing.payment.amount,
    expiresAt: intent.deadline,
    concept: `Pedido ${landing.payment.sessionId}`,
    contact,
    locale: 'es',
  });
  deps.gap('issue.answered');
  const issued: IssuedVoucher | GatewayError = answer.ok ? answer.value : answer.error;
  const voucher = await deps.database.inShop(issue.shopId, (tx) =>
    finishIssue(deps, tx, {
      shopId: issue.shopId,
      checkoutId: landing.checkoutId,
      voucherId: intent.voucher.id,
      issued,
      canLookFor: canLookFor(account),
    }),
  );
  if (voucher) return { kind: 'stands', voucher };
  if (answer.ok) return { kind: 'under-way' };
  deps.log.warn('voucher.not-issued', { payment: issue.paymentId, kind: answer.error.kind });
  if (answer.error.kind === 'rejected' && answer.error.reason === 'invalid-contact') {
    const { contact: wrong } = answer.error;
    const needs = wrong ? [wrong] : account.provider.capabilities.contactNeeded;
    return { kind: 'ask-contact', needs, wrong: true };
  }
  return { kind: 'failed', error: answer.error };
}
