import { readFileSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import type { AccountId } from '#app/kernel/ids.ts';
import { ok } from '#app/kernel/result.ts';
import { addAccount } from '#app/merchants/add-account.server.ts';
import { addDeclaredGateway } from '#app/merchants/declared-gateways.server.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { withDatabase } from '#test/database.ts';

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
