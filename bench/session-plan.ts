import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Arrival, FloorPlan } from './floors/plan.ts';

/**
 * The floor writes what is owed and no more: one row, one INSERT, one commit per request. The product writes the
 * checkout, the sealed person and the journal beside it.
 */

const SHOP = v7();

type Asked = {
  readonly id: string;
  readonly gid: string;
  readonly amount: string;
  readonly currency: string;
  readonly test: boolean;
  readonly kind: string;
  readonly merchant_locale: string;
  readonly proposed_at: string;
  readonly customer: { readonly locale: string };
};

const row = ({ body, parsed, at }: Arrival) => {
  const asked = parsed as Asked;
  const minor = BigInt(asked.amount.replace('.', ''));
  const digest = createHash('sha256').update(body).digest();
  const what = ['payments-app', 'payments', asked.id, asked.gid, asked.test, asked.kind] as const;
  const when = [new Date(asked.proposed_at), at, digest, 'opened', null, at] as const;
  const { currency, merchant_locale, customer } = asked;
  return [
    SHOP,
    v7(),
    v7(),
    ...what,
    minor,
    currency,
    merchant_locale,
    customer.locale,
    ...when,
  ] as const;
};

const COLUMNS = {
  shop_id: 'uuid',
  id: 'uuid',
  checkout_id: 'uuid',
  rail: 'text',
  registration_key: 'text',
  session_id: 'text',
  session_gid: 'text',
  test: 'boolean',
  kind: 'text',
  amount_minor: 'bigint',
  currency: 'text',
  merchant_locale: 'text',
  buyer_locale: 'text',
  proposed_at: 'timestamptz',
  opened_at: 'timestamptz',
  request_digest: 'bytea',
  state: 'text',
  not_served: 'text',
  updated_at: 'timestamptz',
};

const definitions = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`);

export const plan: FloorPlan = {
  ddl: `
    drop table if exists payment;
    create table payment (${definitions.join(', ')}, primary key (shop_id, id))`,
  tables: [{ name: 'payment', columns: COLUMNS, row }],
};
