import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import type { AccountId, RegistrationKey } from '#app/kernel/ids.ts';
import { ok } from '#app/kernel/result.ts';
import { openAccount } from '#app/merchants/account-directory.server.ts';
import { addAccount } from '#app/merchants/add-account.server.ts';
import { addDeclaredGateway } from '#app/merchants/declared-gateways.server.ts';
import { defaultAccount } from '#app/merchants/gateway-accounts.store.server.ts';
import { type IssueDeps, issueVoucher } from '#app/payments/issue.server.ts';
import { createOpenSessions, paymentIdOf } from '#app/payments/open.server.ts';
import { readSessionRequest } from '#app/payments/session-request.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { withDatabase } from '#test/database.ts';
import { sessionBody } from '#test/payments/stage.ts';

export const actor = 'staff:7' as const;
export const ANDINA = readFileSync('docs/gateways/declared/examples/andina.json', 'utf8');
export const SANDBOX = 'sandbox.andina-pagos.example';
export const FIELDS = {
  merchantId: 'M-1042',
  apiKey: 'key-of-the-shop',
  signingSecret: 'secret-of-the-shop',
};

/** why: the gateway is not ours; here it only says yes to whatever it is asked, and remembers where it was called. */
function answering() {
  const hosts: string[] = [];
  const said = { text: '{}' };
  const egress: Egress = {
    send: async ({ url }) => {
      hosts.push(new URL(url).host);
      return ok({ status: 200, headers: {}, text: said.text });
    },
  };
  return { hosts, said, egress };
}

/** A shop that declares gateways, and a gateway that answers what `said` holds. `await using`. */
export async function withShop() {
  const house = await withDatabase();
  const { hosts, said, egress } = answering();
  const deps: Foundation = { ...house.foundation, egress };
  const shopId = await house.addShop();
  const owner = new pg.Client(inject('ownerUrl').replace('{database}', house.databaseName));
  await owner.connect();
  const declare = async (text = ANDINA) => {
    const added = await addDeclaredGateway(deps, { shopId, actor, text });
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    return added.value.id;
  };
  const connect = (declaredGatewayId: string) =>
    addAccount(deps, {
      shopId,
      actor,
      gateway: 'declared',
      declaredGatewayId,
      mode: 'test',
      label: 'Andina',
      fields: FIELDS,
    });
  const connected = async (declaredGatewayId: string): Promise<AccountId> => {
    const account = await connect(declaredGatewayId);
    if (!account.ok) throw new Error(account.error.kind);
    return account.value;
  };
  return {
    ...house,
    deps,
    hosts,
    said,
    shopId,
    owner,
    declare,
    connect,
    connected,
    [Symbol.asyncDispose]: async () => {
      await owner.end();
      await house[Symbol.asyncDispose]();
    },
  };
}

export type Shop = Awaited<ReturnType<typeof withShop>>;

/** The use-cases of payments, with this shop's accounts. */
export const paymentsDeps = (shop: Shop): IssueDeps => ({
  ...shop.deps,
  openAccount: (ref) => openAccount(shop.deps, ref),
  defaultAccount: async (tx, ref) => (await defaultAccount(tx, ref)) as AccountId | null,
  voidVoucher: async () => false,
});

/** What the gateway says of its one order. */
export const orderSaid = (order: object) =>
  JSON.stringify({ order: { id: 'ord_1', currency: 'PEN', amount: '120.50', ...order } });

/** A code that was asked for and stands. */
export async function issued(shop: Shop) {
  const { shopId } = shop;
  const read = readSessionRequest(Buffer.from(JSON.stringify(sessionBody({ test: true }))));
  if (!read.ok) throw new Error(read.error);
  const registrationKey = 'payments' as RegistrationKey;
  await createOpenSessions(shop.deps)({ shopId, registrationKey, request: read.value });
  const paymentId = paymentIdOf(shopId, registrationKey, read.value.sessionId);
  const expires_at = '2026-11-27T10:00:00-05:00';
  shop.said.text = orderSaid({ payment_code: '2523136', expires_at });
  const outcome = await issueVoucher(paymentsDeps(shop), { shopId, paymentId });
  if (outcome?.kind !== 'stands' || !outcome.voucher) throw new Error(outcome?.kind);
  return outcome.voucher;
}

/** A delivery as the gateway signs it. */
export const news = (digest: 'sha512' | 'sha256') => {
  const body = Buffer.from(`{"event":"order.paid",${orderSaid({}).slice(1)}`);
  const signature = createHmac(digest, FIELDS.signingSecret).update(body).digest('base64');
  return { body, headers: { 'x-andina-signature': `v1=${signature}` } };
};
