import type { Account } from '../till/accounts.ts';
import { minorFrom } from '../till/amount.ts';
import { type Answer, jsonAnswer } from '../till/answer.ts';
import type { Till, Visit } from '../till/dialect.ts';
import { asObject, Numeral, readJson } from '../till/json.ts';
import { refused, signatureRefused } from './answer.ts';
import { type KeyName, METHOD_ID, readPaymentOrder } from './payment-order.ts';
import { proves } from './signature.ts';
import { type Flow, orderView, paymentView, refundView } from './views.ts';

/** The calls a merchant can make; none voids or extends a cash payment. */
export const CALLS = [
  'payments',
  'payment',
  'order',
  'refund',
  'refund-status',
  'methods',
] as const;
export type Call = (typeof CALLS)[number];

/** A call read from method and path; `id` where the path ends in one. */
export type Route = { readonly call: Call; readonly id: string };

type Request = { readonly visit: Visit; readonly id: string; readonly account: Account<KeyName> };

const header = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value : '';

/** dLocal's payins API. */
export class MerchantApi {
  readonly #till: Till<KeyName>;
  readonly #flows: () => readonly Flow[];

  constructor(till: Till<KeyName>, flows: () => readonly Flow[]) {
    this.#till = till;
    this.#flows = flows;
  }

  /** Answers one call, once its proof was looked at: credentials before the signature, as the sandbox was seen to do. */
  answer({ call, id }: Route, visit: Visit): Answer {
    const { headers, body } = visit;
    const [login, date] = [header(headers['x-login']), header(headers['x-date'])];
    if (!login) return refused(5001, 'X-Login');
    if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(date)) return refused(5001, 'X-Date');
    const account = this.#till.accounts.find(login);
    if (account?.mode !== visit.mode || account.keys.transKey !== headers['x-trans-key']) {
      return refused(3001);
    }
    const authorization = header(headers.authorization);
    if (!authorization.startsWith('V2-HMAC-SHA256, ')) return refused(5001, 'authorization');
    if (!proves(authorization, account.keys.secretKey, { login, date, body })) {
      return signatureRefused;
    }
    return this.#serve(call, { visit, id, account });
  }

  #serve(call: Call, request: Request): Answer {
    if (call === 'payments') return this.#issue(request);
    if (call === 'payment') return this.#payment(request);
    if (call === 'order') return this.#order(request);
    if (call === 'refund') return this.#refund(request);
    return call === 'refund-status' ? this.#refundStanding(request) : this.#methods(request);
  }

  #issue({ visit, account }: Request): Answer {
    const body = asObject(readJson(visit.body.toString('utf8')));
    if (!body) return refused(5000);
    const reading = readPaymentOrder(body, { till: this.#till, account, flows: this.#flows() });
    if (reading.kind === 'refused') return refused(reading.code, reading.param);
    return this.#till.sell(visit, reading.order, (code) =>
      jsonAnswer(200, paymentView(code, 'awaiting', visit.host)),
    );
  }

  #payment({ visit, id, account }: Request): Answer {
    const code = this.#till.own(account, id);
    if (!code) return refused(4000);
    return jsonAnswer(200, paymentView(code, this.#till.shown(code, visit), visit.host));
  }

  #order({ visit, id, account }: Request): Answer {
    const code = this.#till.codes.ofTransaction(account.id, id).at(-1);
    return code ? jsonAnswer(200, orderView(code, this.#till.shown(code, visit))) : refused(4000);
  }

  #refund({ visit, account }: Request): Answer {
    const body = asObject(readJson(visit.body.toString('utf8')));
    const reference = typeof body?.payment_id === 'string' ? body.payment_id : '';
    const code = this.#till.own(account, reference);
    if (!body || !code) return refused(4000);
    const amountMinor = body.amount instanceof Numeral ? minorFrom(body.amount.text) : undefined;
    if (amountMinor === null || (amountMinor !== undefined && body.currency !== 'PEN')) {
      return refused(5001, 'amount');
    }
    const given = this.#till.refund(code, {
      key: header(visit.headers['x-idempotency-key']),
      reference: `REF-4-${this.#till.draw.uuid()}`,
      ...(amountMinor !== undefined && { amountMinor }),
    });
    if (given.kind === 'refused') return refused(given.why === 'not-paid' ? 5002 : 5007);
    return jsonAnswer(200, refundView(code, given.refund));
  }

  #refundStanding({ id, account }: Request): Answer {
    const found = this.#till.findRefund(id);
    return found && found.code.account === account.id
      ? jsonAnswer(200, refundView(found.code, found.refund))
      : refused(4001);
  }

  #methods({ visit }: Request): Answer {
    if (!visit.query.get('country')) return refused(5001, 'country');
    const card = { id: 'CARD', type: 'CARD', name: 'Credit Card', allowed_flows: ['DIRECT'] };
    const cash = {
      id: METHOD_ID,
      type: 'TICKET',
      name: 'Pago Efectivo',
      allowed_flows: this.#flows(),
    };
    return jsonAnswer(200, visit.query.get('country') === 'PE' ? [card, cash] : [card]);
  }
}
