import type { Account } from '../till/accounts.ts';
import { minorFrom } from '../till/amount.ts';
import type { CodeOrder } from '../till/codes.ts';
import type { Till } from '../till/dialect.ts';
import { asObject, type Json, type JsonObject, Numeral } from '../till/json.ts';
import type { Refusal } from './answer.ts';
import type { Flow } from './views.ts';

/** The fields of an account's credentials. */
export type KeyName = 'login' | 'transKey' | 'secretKey';

/** dLocal decides until when a code lives; three days is our guess. */
const LIFE_MS = 3 * 24 * 60 * 60_000;

/** What dLocal calls PagoEfectivo. Source: the 2019 edition of its documentation. */
export const METHOD_ID = 'EF';

export type OrderReading =
  | { readonly kind: 'order'; readonly order: CodeOrder }
  | { readonly kind: 'refused'; readonly code: Refusal; readonly param?: string };

type Reader = {
  readonly till: Till<KeyName>;
  readonly account: Account<KeyName>;
  readonly flows: readonly Flow[];
};

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');
const refused = (code: Refusal, param?: string): OrderReading => ({
  kind: 'refused',
  code,
  ...(param && { param }),
});

/** Which field of the order is wrong, in the order of dLocal's table; null when all are right. */
function faultIn(body: JsonObject, { account, flows }: Reader): OrderReading | null {
  const payer = asObject(body.payer) ?? {};
  const amount = body.amount instanceof Numeral ? minorFrom(body.amount.text) : null;
  if (amount === null || amount === 0n) return refused(5001, 'amount');
  if (body.country !== 'PE') return refused(5003);
  if (body.currency !== 'PEN') return refused(5004);
  if (body.payment_method_id !== METHOD_ID) return refused(5010);
  if (!flows.some((flow) => flow === body.payment_method_flow)) return refused(5010);
  if (!text(payer.name)) return refused(5001, 'payer.name');
  if (!/^\S+@\S+\.\S+$/.test(text(payer.email))) return refused(5001, 'payer.email');
  if (!/^(\d{8,9}|\d{11})$/.test(text(payer.document))) return refused(5001, 'payer.document');
  if (!text(body.order_id)) return refused(5001, 'order_id');
  return amount > (minorFrom(account.maxAmount) ?? 0n) ? refused(5007) : null;
}

/** Reads the body of POST /payments. */
export function readPaymentOrder(body: JsonObject, reader: Reader): OrderReading {
  const fault = faultIn(body, reader);
  if (fault) return fault;
  const { till, account } = reader;
  const transactionCode = text(body.order_id);
  if (till.codes.ofTransaction(account.id, transactionCode).length > 0) return refused(5009);
  const payer = asObject(body.payer) ?? {};
  return {
    kind: 'order',
    order: {
      account: account.id,
      reference: `D-4-${till.draw.uuid()}`,
      transactionCode,
      amountMinor: minorFrom(body.amount instanceof Numeral ? body.amount.text : '') ?? 0n,
      currency: 'PEN',
      concept: text(body.description),
      email: text(payer.email),
      expiresAt: new Date(till.now().getTime() + LIFE_MS),
      notificationUrl: text(body.notification_url) || null,
      notes: {
        name: text(payer.name),
        document: text(payer.document),
        method: METHOD_ID,
        flow: text(body.payment_method_flow),
      },
    },
  };
}
