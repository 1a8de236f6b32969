import type { Account } from '../../till/accounts.ts';
import { type Answer, jsonAnswer } from '../../till/answer.ts';
import type { Code } from '../../till/codes.ts';
import type { Till, Visit } from '../../till/dialect.ts';
import { asObject, type JsonObject, readJson } from '../../till/json.ts';
import { limaInstant } from '../../till/lima-time.ts';
import { refused } from './answer.ts';
import { amountIn, type KeyName, readOrder, text } from './order-body.ts';
import { isSame, requestSignature } from './signature.ts';
import { orderView, refundView } from './views.ts';

export const CALLS = [
  'orders',
  'order',
  'list',
  'cancel',
  'extend',
  'refund',
  'refund-standing',
  'merchant',
] as const;

export type Route = { readonly call: (typeof CALLS)[number]; readonly id: string };

type Request = { readonly visit: Visit; readonly id: string; readonly account: Account<KeyName> };

/** How far a request's time may be from ours. */
const LATEST_MS = 5 * 60_000;

const header = ({ headers }: Visit, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

/** Andina's API, an invented gateway that signs with HMAC in a header. */
export class MerchantApi {
  readonly #till: Till<KeyName>;

  constructor(till: Till<KeyName>) {
    this.#till = till;
  }

  answer({ call, id }: Route, visit: Visit): Answer {
    const account = this.#caller(visit);
    if (!account) return refused('BAD_SIGNATURE');
    const request = { visit, id, account };
    switch (call) {
      case 'orders':
        return this.#sell(request);
      case 'list':
        return this.#list(request);
      case 'refund-standing':
        return this.#refundStanding(request);
      case 'merchant':
        return jsonAnswer(200, { merchant: { id: account.id } });
      default: {
        const code = this.#till.own(account, id);
        return code ? this.#about(call, request, code) : refused('ORDER_NOT_FOUND');
      }
    }
  }

  /** Whose request it is, once key, time and signature agree. */
  #caller(visit: Visit): Account<KeyName> | null {
    const account = this.#till.accounts.find(header(visit, 'x-andina-merchant'));
    if (account?.mode !== visit.mode || account.keys.apiKey !== header(visit, 'x-andina-key')) {
      return null;
    }
    const time = header(visit, 'x-andina-time');
    const sent = limaInstant(time);
    const late = !sent || Math.abs(sent.getTime() - this.#till.now().getTime()) > LATEST_MS;
    const query = `${visit.query}`;
    const path = query === '' ? visit.path : `${visit.path}?${query}`;
    const { method, body } = visit;
    const wanted = requestSignature(account.keys.signingSecret, { method, path, time, body });
    return !late && isSame(header(visit, 'x-andina-signature'), wanted) ? account : null;
  }

  #about(call: Route['call'], { visit }: Request, code: Code): Answer {
    const view = () => orderView(code, this.#till.shown(code, visit), visit.host);
    switch (call) {
      case 'cancel':
        return this.#till.void(code)
          ? jsonAnswer(200, { order: view() })
          : refused('ORDER_NOT_OPEN');
      case 'extend':
        return this.#extend(code, visit) ?? jsonAnswer(200, { order: view() });
      case 'refund':
        return this.#refund(code, bodyOf(visit));
      default:
        return jsonAnswer(200, { order: view() });
    }
  }

  #sell({ visit, account }: Request): Answer {
    const idempotencyKey = header(visit, 'idempotency-key');
    const body = bodyOf(visit);
    if (!body || idempotencyKey === '') return refused('INVALID_REQUEST');
    const said = (code: Code): Answer =>
      jsonAnswer(201, { order: orderView(code, 'awaiting', visit.host) });
    const known = this.#till.codes
      .all()
      .find((code) => code.account === account.id && code.notes.idempotencyKey === idempotencyKey);
    if (known) return said(known);
    const reference = `ord_${this.#till.draw.letters(16)}`;
    const now = this.#till.now();
    const reading = readOrder(body, { account, now, reference, idempotencyKey });
    if (reading.kind === 'refused') return refused(reading.why);
    return this.#till.sell(visit, reading.order, said);
  }

  #list({ visit, account }: Request): Answer {
    const wanted = visit.query.get('merchant_reference') ?? '';
    const orders = this.#till.codes
      .ofTransaction(account.id, wanted)
      .map((code) => orderView(code, this.#till.shown(code, visit), visit.host));
    return jsonAnswer(200, { orders });
  }

  /** An expired order opens again; a paid or cancelled one does not. */
  #extend(code: Code, visit: Visit): Answer | null {
    const until = limaInstant(text(bodyOf(visit)?.expires_at));
    if (!until || until <= this.#till.now()) return refused('INVALID_REQUEST');
    if (!['awaiting', 'lapsed'].includes(this.#till.statusOf(code))) {
      return refused('ORDER_NOT_OPEN');
    }
    this.#till.extend(code, until);
    return null;
  }

  #refund(code: Code, body: JsonObject | null): Answer {
    const amountMinor = amountIn(body?.amount);
    const key = text(body?.refund_reference);
    const beneficiary = asObject(body?.beneficiary);
    if (!amountMinor || key === '' || !/^\d{20}$/.test(text(beneficiary?.cci))) {
      return refused('INVALID_REQUEST');
    }
    const reference = `ref_${this.#till.draw.letters(16)}`;
    const given = this.#till.refund(code, { key, amountMinor, reference });
    if (given.kind === 'refused') {
      return refused(given.why === 'not-paid' ? 'ORDER_NOT_OPEN' : 'REFUND_ABOVE_PAYMENT');
    }
    return jsonAnswer(given.repeated ? 200 : 201, { refund: refundView(given.refund) });
  }

  #refundStanding({ id, account }: Request): Answer {
    const found = this.#till.findRefund(id);
    return found?.code.account === account.id
      ? jsonAnswer(200, { refund: refundView(found.refund) })
      : refused('REFUND_NOT_FOUND');
  }
}

const bodyOf = ({ body }: Visit): JsonObject | null => asObject(readJson(body.toString('utf8')));
