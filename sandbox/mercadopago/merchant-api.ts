import type { Account } from '../till/accounts.ts';
import { minorFrom } from '../till/amount.ts';
import { type Answer, jsonAnswer } from '../till/answer.ts';
import type { Code } from '../till/codes.ts';
import type { Till, Visit } from '../till/dialect.ts';
import { asObject, type JsonObject, Numeral, readJson } from '../till/json.ts';
import { refused } from './answer.ts';
import { instantFrom } from './dates.ts';
import { isWithinLimits, type KeyName, METHOD_ID, readPaymentOrder } from './payment-order.ts';
import { paymentView, refundView } from './views.ts';

/** The calls a merchant can make. */
export const CALLS = [
  'payments',
  'payment',
  'search',
  'update',
  'refund',
  'refund-standing',
  'methods',
] as const;
export type Call = (typeof CALLS)[number];

/** A call read from method and path; the ids where the path holds them. */
export type Route = { readonly call: Call; readonly id: string; readonly refund: string };

type Request = { readonly visit: Visit; readonly route: Route; readonly account: Account<KeyName> };

const header = (visit: Visit, name: string): string => {
  const value = visit.headers[name];
  return typeof value === 'string' ? value.trim() : '';
};
const bodyOf = ({ body }: Visit): JsonObject =>
  asObject(readJson(body.toString('utf8') || '{}')) ?? {};

/** Mercado Pago's payments API. */
export class MerchantApi {
  readonly #till: Till<KeyName>;
  /** The payment that each key made, by account: the same key again answers it again. */
  readonly #made = new Map<string, string>();

  constructor(till: Till<KeyName>) {
    this.#till = till;
  }

  /** Answers one call, once its token was looked at. */
  answer(route: Route, visit: Visit): Answer {
    const token = /^Bearer (\S+)$/.exec(header(visit, 'authorization'))?.[1];
    if (!token) return refused(5);
    const account = this.#till.accounts.withKey('accessToken', token);
    if (!account) return refused(7);
    return this.#serve({ visit, route, account });
  }

  #serve(request: Request): Answer {
    switch (request.route.call) {
      case 'payments':
        return this.#issue(request);
      case 'search':
        return this.#search(request);
      case 'methods':
        return jsonAnswer(200, [
          method('visa', 'credit_card', '99999.99'),
          method(METHOD_ID, 'atm', request.account.maxAmount),
        ]);
      default:
        return this.#about(request);
    }
  }

  #issue({ visit, account }: Request): Answer {
    const key = header(visit, 'x-idempotency-key');
    if (!key) return refused(4292);
    const known = this.#till.codes.find(this.#made.get(`${account.id} ${key}`) ?? '');
    if (known) return this.#show(200, known, { visit, account });
    const reading = readPaymentOrder(bodyOf(visit), { till: this.#till, account });
    if (reading.kind === 'refused') return refused(reading.code);
    this.#made.set(`${account.id} ${key}`, reading.order.reference ?? '');
    return this.#till.sell(visit, reading.order, (code) =>
      jsonAnswer(201, paymentView(code, 'awaiting', account.mode)),
    );
  }

  #search({ visit, account }: Request): Answer {
    const asked = visit.query.get('external_reference');
    if (!asked || !['asc', 'desc'].includes(visit.query.get('criteria') ?? ''))
      return refused(1004);
    const found = this.#till.codes.ofTransaction(account.id, asked).reverse();
    return jsonAnswer(200, {
      paging: {
        total: new Numeral(String(found.length)),
        limit: new Numeral('30'),
        offset: new Numeral('0'),
      },
      results: found.map((code) => paymentView(code, this.#till.shown(code, visit), account.mode)),
    });
  }

  #about(request: Request): Answer {
    const { visit, route, account } = request;
    const code = this.#till.own(account, route.id);
    if (!code) return refused(2000);
    if (route.call === 'payment') return this.#show(200, code, request);
    if (route.call === 'update') return this.#update(code, request);
    return route.call === 'refund'
      ? this.#refund(code, visit)
      : this.#refundStanding(code, route.refund);
  }

  /** Cancels a payment that waits, or moves its deadline; what has ended stays ended. */
  #update(code: Code, request: Request): Answer {
    const body = bodyOf(request.visit);
    if (body.status === 'cancelled') {
      return this.#till.void(code) ? this.#show(200, code, request) : refused(2018);
    }
    const until =
      typeof body.date_of_expiration === 'string' ? instantFrom(body.date_of_expiration) : null;
    if (!until || !isWithinLimits(until, code.createdAt)) return refused(23);
    if (this.#till.statusOf(code) !== 'awaiting') return refused(2018);
    this.#till.extend(code, until);
    return this.#show(200, code, request);
  }

  #refund(code: Code, visit: Visit): Answer {
    const key = header(visit, 'x-idempotency-key');
    if (!key) return refused(4292);
    const { amount } = bodyOf(visit);
    const amountMinor = amount instanceof Numeral ? minorFrom(amount.text) : undefined;
    if (amountMinor === null) return refused(4037);
    const given = this.#till.refund(code, { key, ...(amountMinor && { amountMinor }) });
    if (given.kind === 'refused') return refused(given.why === 'not-paid' ? 2063 : 4037);
    // Without this header, a refund that is being worked on is told as an error. Source: official guide of refunds, 2024.
    const told = header(visit, 'x-render-in-process-refunds') === 'true';
    if (given.refund.state === 'pending' && !told) return refused(2063);
    return jsonAnswer(201, refundView(code, given.refund));
  }

  #refundStanding(code: Code, reference: string): Answer {
    const refund = code.refunds.find((each) => each.reference === reference);
    return refund ? jsonAnswer(200, refundView(code, refund)) : refused(2024);
  }

  #show(
    status: number,
    code: Code,
    { visit, account }: Pick<Request, 'visit' | 'account'>,
  ): Answer {
    return jsonAnswer(status, paymentView(code, this.#till.shown(code, visit), account.mode));
  }
}

const method = (id: string, type: string, most: string): JsonObject => ({
  id,
  name: id,
  payment_type_id: type,
  status: 'active',
  min_allowed_amount: new Numeral('1'),
  max_allowed_amount: new Numeral(most),
  settings: [],
  additional_info_needed: [],
});
