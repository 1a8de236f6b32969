import type { Account } from '../till/accounts.ts';
import type { Answer } from '../till/answer.ts';
import type { Code } from '../till/codes.ts';
import type { Till, Visit } from '../till/dialect.ts';
import { asObject, type JsonObject, Numeral, readJson } from '../till/json.ts';
import { INVALID_CREDENTIALS, issued, property, refused, result, succeeded } from './answer.ts';
import { PAYMENTS_PATH, QUERIES_PATH } from './hosts.ts';
import { orderView } from './order-view.ts';
import { receiptOf } from './receipt.ts';
import type { KeyName } from './signature.ts';
import { readTransaction } from './transaction-order.ts';

/** PayU's commands by the service that takes them, and what the fault switches call them. */
const COMMANDS: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  [PAYMENTS_PATH]: { SUBMIT_TRANSACTION: 'submit', GET_PAYMENT_METHODS: 'methods', PING: 'ping' },
  [QUERIES_PATH]: {
    ORDER_DETAIL: 'order',
    ORDER_DETAIL_BY_REFERENCE_CODE: 'orders-by-reference',
    TRANSACTION_RESPONSE_DETAIL: 'transaction',
    PING: 'ping',
  },
};

export const CALLS = [
  'submit',
  'order',
  'orders-by-reference',
  'transaction',
  'methods',
  'ping',
] as const;
export type Call = (typeof CALLS)[number];

type Request = {
  readonly visit: Visit;
  readonly body: JsonObject;
  /** The merchant's accounts that these keys open. */
  readonly mine: readonly Account<KeyName>[];
};

/** A request's JSON, whatever stands in it. */
const bodyOf = ({ body }: Visit): JsonObject => asObject(readJson(body.toString('utf8'))) ?? {};

/** Which call a request is; null where PayU knows no such service or command. */
export function callOf(visit: Visit): Call | null {
  const { command } = bodyOf(visit);
  const known = visit.method === 'POST' ? COMMANDS[visit.path] : undefined;
  return (typeof command === 'string' && known?.[command]) || null;
}

/** PayU's payments API and queries API, 4.0. */
export class MerchantApi {
  readonly #till: Till<KeyName>;

  constructor(till: Till<KeyName>) {
    this.#till = till;
  }

  /** Answers one call, once its keys were looked at. */
  answer(call: Call, visit: Visit): Answer {
    const body = bodyOf(visit);
    const merchant = asObject(body.merchant) ?? {};
    const mine = this.#till.accounts.all.filter(
      ({ keys, mode }) =>
        mode === visit.mode &&
        keys.apiLogin === merchant.apiLogin &&
        keys.apiKey === merchant.apiKey,
    );
    if (mine.length === 0) return refused(INVALID_CREDENTIALS);
    const request = { visit, body, mine };
    switch (call) {
      case 'submit':
        return this.#submit(request);
      case 'order':
        return this.#order(request);
      case 'orders-by-reference':
        return this.#ordersByReference(request);
      case 'transaction':
        return this.#transaction(request);
      case 'methods':
        return succeeded({
          paymentMethods: ['VISA', 'PAGOEFECTIVO'].map((description, nth) => ({
            id: String(1_067 + nth),
            description,
            country: 'PE',
            enabled: true,
            reason: null,
          })),
        });
      case 'ping':
        return visit.path === QUERIES_PATH
          ? result('ping')
          : succeeded({ transactionResponse: null });
    }
  }

  #submit({ visit, body, mine }: Request): Answer {
    const transaction = asObject(body.transaction);
    if (!transaction) return refused(property('transaction'));
    const { accountId } = asObject(transaction.order) ?? {};
    const id = accountId instanceof Numeral ? accountId.text : accountId;
    const account = mine.find(({ keys }) => keys.accountId === id);
    if (!account) return refused(property('order.accountId', 'does not belong to the merchant'));
    const reader = { till: this.#till, account };
    const reading = readTransaction(transaction, reader, body.test === true);
    if (reading.kind === 'refused') return refused(reading.error);
    // No answer of PayU repeats the amount: what a bent one can contradict is the code, which it tells three times.
    const bent = visit.twist === 'other-terms';
    return this.#till.sell(visit, reading.order, (code) =>
      issued(code, receiptOf(code, account.mode), bent ? `9${code.code}` : code.code),
    );
  }

  #detail({ body }: Request, name: string): string {
    const value = asObject(body.details)?.[name];
    return value instanceof Numeral ? value.text : typeof value === 'string' ? value : '';
  }

  #view({ visit, mine }: Request, code: Code): JsonObject | null {
    const account = mine.find(({ id }) => id === code.account);
    return account ? orderView(code, this.#till.shown(code, visit), account) : null;
  }

  #order(request: Request): Answer {
    const code = this.#till.codes.find(this.#detail(request, 'orderId'));
    return result(code && this.#view(request, code));
  }

  #ordersByReference(request: Request): Answer {
    const reference = this.#detail(request, 'referenceCode');
    const orders = request.mine
      .flatMap(({ id }) => this.#till.codes.ofTransaction(id, reference))
      .flatMap((code) => this.#view(request, code) ?? []);
    return result(orders.length > 0 ? orders : null);
  }

  #transaction(request: Request): Answer {
    const id = this.#detail(request, 'transactionId');
    const code = this.#till.codes.all().find(({ notes }) => notes.transaction === id);
    const order = code && this.#view(request, code);
    const [charge] = order && Array.isArray(order.transactions) ? order.transactions : [];
    return result(asObject(charge)?.transactionResponse ?? null);
  }
}
