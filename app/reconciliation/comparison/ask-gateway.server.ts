import type { GatewayError } from '#app/gateways/gateway.ts';
import type { OpenedAccount } from '#app/gateways/opened-account.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId, VoucherId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { type ObserveDeps, observe } from '#app/payments/observe.server.ts';
import type { ComparedCode } from './codes.store.server.ts';
import { type GatewaySide, gatewaySide, sameAsGateway } from './gateway-side.ts';

/** `cannot-ask`: the account has no keys any more. The others pass, by time or by a person. */
export type GatewayTrouble = 'cannot-ask' | 'gateway-unavailable' | 'gateway-misconfigured';

export type AskedCodes = {
  readonly sides: ReadonlyMap<VoucherId, GatewaySide>;
  /** Codes of which our books said otherwise, and that were observed at once. */
  readonly corrected: ReadonlySet<VoucherId>;
};

type Asking = { readonly shopId: ShopId; readonly actor: Actor };

/** One gateway is asked no more than so many things at once: the comparison can wait, shoppers cannot. */
const AT_ONCE = 4;

/** Asks a gateway about codes of one account: about all of them, or the error that ended it. */
export async function askGateway(
  deps: ObserveDeps,
  asking: Asking,
  codes: readonly ComparedCode[],
): Promise<Result<AskedCodes, GatewayTrouble>> {
  const sides = new Map<VoucherId, GatewaySide>();
  const corrected = new Set<VoucherId>();
  const waiting = [...codes];
  let trouble: GatewayTrouble | null = null;
  const askNext = async (): Promise<void> => {
    const code = trouble === null ? waiting.shift() : undefined;
    if (!code) return;
    const side = await askAbout(deps, asking, code);
    if (!side.ok) trouble = side.error;
    else {
      sides.set(code.voucherId, side.value);
      if (await isCorrected(deps, asking, { code, side: side.value }))
        corrected.add(code.voucherId);
    }
    return askNext();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askNext));
  return trouble === null ? ok({ sides, corrected }) : err(trouble);
}

async function askAbout(
  deps: ObserveDeps,
  { shopId }: Asking,
  { accountId, version, reference }: ComparedCode,
): Promise<Result<GatewaySide, GatewayTrouble>> {
  const account = await deps.openAccount({ shopId, accountId, version });
  if (!account) return err('cannot-ask');
  const askedAt = deps.clock.now();
  const first = await account.gateway.query(reference);
  const answer = !first.ok && mayPass(first.error) ? await again(account, reference) : first;
  if (answer.ok) return ok(gatewaySide(answer.value, askedAt));
  if (answer.error.kind === 'rejected') return ok({ is: 'unclear', askedAt });
  return err(
    answer.error.kind === 'misconfigured' ? 'gateway-misconfigured' : 'gateway-unavailable',
  );
}

/** A question changes nothing: it may be repeated at once, and one lost answer is not an outage. */
const again = ({ gateway }: OpenedAccount, reference: string) => gateway.query(reference);

const mayPass = ({ kind }: GatewayError): boolean =>
  kind === 'unavailable' || kind === 'indeterminate';

/** Where our books say otherwise, the janitor's own way of asking puts them right: receipt, reversal, exception and all. */
async function isCorrected(
  deps: ObserveDeps,
  { shopId, actor }: Asking,
  { code, side }: { readonly code: ComparedCode; readonly side: GatewaySide },
): Promise<boolean> {
  if (side.is === 'unclear' || sameAsGateway(code, side)) return false;
  const observed = await observe(deps, { shopId, voucherId: code.voucherId, actor, hint: null });
  return observed.ok && observed.value.kind === 'settled';
}
