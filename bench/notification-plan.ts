import { v7 } from 'uuid';
import type { Arrival, FloorPlan } from './floors/plan.ts';

/** The floor's rows are the inbox's: both tables, every column that the door writes, in plain tables with a primary key. */

const SHOP = v7();
const ACCOUNT = v7();

type Said = {
  readonly eventType: string;
  readonly operationNumber: string;
  readonly data: { readonly cip: string; readonly currency: string; readonly amount: number };
};

const saidIn = ({ parsed }: Arrival): Said => parsed as Said;

const dedupeKey = (arrival: Arrival): string => {
  const { eventType, operationNumber, data } = saidIn(arrival);
  return `${eventType}|${data.cip}|${operationNumber}`;
};

const facts = (arrival: Arrival): string => {
  const { eventType, operationNumber, data } = saidIn(arrival);
  const amount = { minor: `${Math.round(data.amount * 100)}`, currency: data.currency };
  const known = { event: 'paid', eventType, reference: data.cip, operation: operationNumber };
  return JSON.stringify({ ...known, amount, transactionCode: null });
};

const common = (arrival: Arrival) => [SHOP, v7(), ACCOUNT, dedupeKey(arrival), arrival.at] as const;

const COMMON = {
  shop_id: 'uuid',
  id: 'uuid',
  account_id: 'uuid',
  dedupe_key: 'text',
  received_at: 'timestamptz',
} as const;

export const plan: FloorPlan = {
  ddl: `
    drop table if exists delivery, notification;
    create table delivery (shop_id uuid, id uuid, account_id uuid, dedupe_key text, received_at timestamptz,
      source_address text, body bytea, sealed boolean, primary key (shop_id, id));
    create table notification (shop_id uuid, id uuid, account_id uuid, dedupe_key text, received_at timestamptz,
      facts jsonb, state text, due_at timestamptz, attempts integer not null default 0, primary key (shop_id, id))`,
  tables: [
    {
      name: 'delivery',
      columns: { ...COMMON, source_address: 'text', body: 'bytea', sealed: 'boolean' },
      row: (arrival) => [...common(arrival), '127.0.0.1', Buffer.from(arrival.body), false],
    },
    {
      name: 'notification',
      columns: { ...COMMON, facts: 'jsonb', state: 'text', due_at: 'timestamptz' },
      row: (arrival) => [...common(arrival), facts(arrival), 'due', arrival.at],
    },
  ],
};
