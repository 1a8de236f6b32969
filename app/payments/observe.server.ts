import { closeGatewayAlerts } from '#app/alerts/alert.server.ts';
import type { GatewayError, GatewayNotification, Observation } from '#app/gateways/gateway.ts';
import type { OpenAccount } from '#app/gateways/opened-account.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { CheckoutId, PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { lockCheckout, readCheckout } from './checkout.store.server.ts';
import type { Finding } from './finding.ts';
import { settledPayment, writeFindings } from './findings.store.server.ts';
import { judge } from './judge.ts';
import { keepAsking } from './keep-asking.server.ts';
import { type CheckoutFacts, isKnown, type KnownVoucher } from './model.ts';
import { reconsider } from './reconsider.server.ts';

export type ObserveDeps = Pick<Foundation, 'clock' | 'ids' | 'database' | 'gap'> & {
  readonly openAccount: OpenAccount;
};

export type Observe = {
  readonly shopId: ShopId;
  readonly voucherId: VoucherId;
  readonly actor: Actor;
  /** The verified delivery that makes us ask, if one does. */
  readonly hint: GatewayNotification | null;
  /** What else led here, for the evidence (a notification's id). */
  readonly evidence?: Readonly<Record<string, string | null>>;
};

/**
 * `settled`: what the gateway says is written down. `ask-again`: nothing is believed yet, because hint and proof differ, or
 * because the money moved while we asked. `unclear`: the gateway's word is unknown, or it knows no such code. `taken-back-since`:
 * the hint speaks of money that is known to be gone again.
 */
export type Observed = {
  readonly kind: 'settled' | 'ask-again' | 'unclear' | 'taken-back-since';
  readonly paymentId: PaymentId;
};

export type ObserveError = GatewayError | { readonly kind: 'not-found' };

/** Asks the gateway about a code and writes down what follows. The asking is outside every transaction (law 5). */
export async function observe(
  deps: ObserveDeps,
  command: Observe,
): Promise<Result<Observed, ObserveError>> {
  const before = await deps.database.inShop(command.shopId, (tx) => readVoucher(tx, command));
  if (!before) return err({ kind: 'not-found' });
  const { voucher, facts } = before;
  const { accountId, version } = voucher;
  const account = await deps.openAccount({ shopId: command.shopId, accountId, version });
  if (!account) return err({ kind: 'not-found' });
  const askedAt = deps.clock.now();
  const answer = await account.gateway.query(voucher.reference);
  if (!answer.ok) return answer;
  deps.gap('observe.answered');
  const observed = { ...command, checkoutId: facts.id, observation: answer.value, askedAt };
  return ok(await applyObservation(deps, { ...observed, asOf: moneyStamp(facts, voucher) }));
}

async function readVoucher(
  tx: ShopTransaction,
  { shopId, voucherId }: Observe,
): Promise<{ voucher: KnownVoucher; facts: CheckoutFacts } | null> {
  const row = await tx.voucher.findUnique({ where: { shopId_id: { shopId, id: voucherId } } });
  if (!row) return null;
  const facts = await readCheckout(tx, { shopId, checkoutId: row.checkoutId as CheckoutId });
  const voucher = facts.vouchers.find((candidate) => candidate.id === voucherId);
  return voucher && isKnown(voucher) ? { voucher, facts } : null;
}

/**
 * What was known of a code's money when the gateway was asked. An answer asked for before a receipt or a reversal was
 * written down says nothing about it: read as news, "unpaid" from before the payment would be a reversal.
 */
export function moneyStamp(
  facts: CheckoutFacts,
  voucher: { readonly id: VoucherId; readonly state: string },
): string {
  const own = facts.receipts.filter((receipt) => receipt.voucherId === voucher.id);
  return `${voucher.state} ${own.map((receipt) => `${receipt.id}:${receipt.reversed}`).join(' ')}`;
}

type Apply = Observe & {
  readonly checkoutId: CheckoutId;
  readonly observation: Observation;
  /** When the question was sent: what came in later may be news to the answer. */
  readonly askedAt: Date;
  readonly asOf: string;
};

/** Writes down an answer that is already at hand, under the checkout's lock. */
export async function applyObservation(
  deps: Pick<ObserveDeps, 'clock' | 'ids' | 'database'>,
  apply: Apply,
): Promise<Observed> {
  const { shopId, checkoutId, observation, actor } = apply;
  return deps.database.inShop(shopId, async (tx) => {
    const facts = await lockCheckout(tx, { shopId, checkoutId });
    const voucher = facts.vouchers.find((candidate) => candidate.id === apply.voucherId);
    if (!voucher || !isKnown(voucher)) throw new Error('an unknown code cannot be observed');
    const paymentId = settledPayment(facts, voucher).id;
    if (moneyStamp(facts, voucher) !== apply.asOf) return { kind: 'ask-again', paymentId };
    const findings = judge({ voucher, facts, observation, hint: apply.hint });
    const word = wordOf(observation);
    const isClear = 'facts' in observation;
    const evidence = { ...apply.evidence, word, source: apply.hint ? 'notification' : 'asked' };
    await writeFindings(deps, tx, { facts, voucher, actor, evidence, findings });
    const { askedAt } = apply;
    await keepAsking(deps, tx, { facts, voucher, word, isClear, findings, askedAt });
    await closeGatewayAlerts(tx, { shopId, accountId: voucher.accountId, at: deps.clock.now() });
    await reconsider(deps, tx, { shopId, checkoutId, actor });
    const verdict = verdictOf(findings);
    return { kind: verdict === 'settled' && !isClear ? 'unclear' : verdict, paymentId };
  });
}

function verdictOf(findings: readonly Finding[]): Observed['kind'] {
  const kinds = findings.map(({ kind }) => kind);
  if (kinds.includes('ask-again')) return 'ask-again';
  return kinds.includes('taken-back-since') ? 'taken-back-since' : 'settled';
}

const wordOf = (observation: Observation): string => {
  if ('facts' in observation) return observation.facts.word;
  return observation.status === 'unknown' ? observation.word : 'not-found';
};
