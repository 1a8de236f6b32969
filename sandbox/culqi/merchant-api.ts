import type { Account } from '../till/accounts.ts';
import { type Answer, jsonAnswer } from '../till/answer.ts';
import type { Code } from '../till/codes.ts';
import type { Till, Visit } from '../till/dialect.ts';
import { asObject, type JsonObject, Numeral, readJson } from '../till/json.ts';
import { refused } from './answer.ts';
import { instantFrom, type KeyName, readOrder } from './order-body.ts';
import { orderView } from './views.ts';

/** The calls a merchant can make about orders. */
export const CALLS = ['orders', 'order', 'list', 'update', 'delete'] as const;
export type Call = (typeof CALLS)[number];

/** A call read from method and path; `id` where the path ends in one. */
export type Route = { readonly call: Call; readonly id: string };

type Request = { readonly visit: Visit; readonly account: Account<KeyName> };

const bodyOf = ({ body }: Visit): JsonObject | null => asObject(readJson(body.toString('utf8')));

/** Culqi's API of orders. */
export class MerchantApi {
  readonly #till: Till<KeyName>;

  constructor(till: Till<KeyName>) {
    this.#till = till;
  }

  /** Answers one call, once its key was looked at. */
  answer({ call, id }: Route, visit: Visit): Answer {
    const key = /^Bearer (\S+)$/.exec(visit.headers.authorization ?? '')?.[1];
    const account = this.#till.accounts.withKey('secretKey', key);
    if (!account) return refused('invalid-key');
    const request = { visit, account };
    if (call === 'orders') return this.#issue(request);
    if (call === 'list') return this.#list(request);
    const code = this.#till.own(account, id);
    if (!code) return refused('missing');
    if (call === 'update') return this.#update(code, visit);
    return call === 'delete' ? this.#delete(code) : this.#show(code, visit);
  }

  #issue({ visit, account }: Request): Answer {
    const body = bodyOf(visit);
    if (!body) return refused('invalid-json');
    const reading = readOrder(body, { till: this.#till, account });
    if (reading.kind === 'refused') return refused('parameter', reading.param);
    return this.#till.sell(visit, reading.order, (code) =>
      jsonAnswer(201, orderView(code, 'awaiting')),
    );
  }

  /** The newest first; of the documented filters only the amount is played. */
  #list({ visit, account }: Request): Answer {
    const [amount, limit] = [visit.query.get('amount'), visit.query.get('limit') ?? '50'];
    if (!/^([1-9]\d?|100)$/.test(limit)) return refused('parameter', 'limit');
    const found = this.#till.codes
      .all()
      .filter((code) => code.account === account.id)
      .filter(({ amountMinor }) => amount === null || amount === String(amountMinor))
      .reverse();
    const page = found.slice(0, Number(limit));
    return jsonAnswer(200, {
      paging: {
        previous: null,
        next: null,
        cursors: { before: page.at(0)?.reference ?? null, after: page.at(-1)?.reference ?? null },
        remaining_items: new Numeral(String(found.length - page.length)),
      },
      items: page.map((code) => orderView(code, this.#till.shown(code, visit))),
    });
  }

  /** A later deadline, of an order that waits; whether an expired one may be revived is in no document. */
  #update(code: Code, visit: Visit): Answer {
    const until = instantFrom(bodyOf(visit)?.expiration_date);
    if (!until || until <= code.expiresAt) return refused('parameter', 'expiration_date');
    if (this.#till.statusOf(code) !== 'awaiting') return refused('wrong-state');
    this.#till.extend(code, until);
    return this.#show(code, visit);
  }

  #delete(code: Code): Answer {
    if (!this.#till.void(code)) return refused('wrong-state');
    return jsonAnswer(200, {
      id: code.reference,
      deleted: true,
      merchant_message: 'Se eliminó la orden exitosamente.',
    });
  }

  #show(code: Code, visit: Visit): Answer {
    return jsonAnswer(200, orderView(code, this.#till.shown(code, visit)));
  }
}
