import type { Account } from '../till/accounts.ts';
import { minorFrom } from '../till/amount.ts';
import type { Answer } from '../till/answer.ts';
import type { Code } from '../till/codes.ts';
import type { Till, Visit } from '../till/dialect.ts';
import { asObject, type Json, type JsonObject, Numeral, readJson } from '../till/json.ts';
import { refused, success } from './answer.ts';
import { type KeyName, readPaymentOrder } from './payment-order.ts';
import { isSigned, readJws } from './proof.ts';
import { paymentView, refundView } from './views.ts';

/** The calls a merchant can make; none extends a code. */
export const CALLS = ['direct', 'query', 'cancel', 'refund'] as const;
export type Call = (typeof CALLS)[number];

type Request = {
  readonly visit: Visit;
  readonly body: JsonObject;
  readonly account: Account<KeyName>;
};

/** EBANX's Direct API. */
export class MerchantApi {
  readonly #till: Till<KeyName>;

  constructor(till: Till<KeyName>) {
    this.#till = till;
  }

  /** Answers one call, once it is known who asks: by signature, or by the key in the body. */
  answer(call: Call, visit: Visit): Answer {
    const body = asObject(readJson(visit.body.toString('utf8'))) ?? {};
    const jws = visit.headers['x-jws-signature'];
    if (typeof jws !== 'string' && !body.integration_key) return refused('BP-SA-1');
    const account =
      typeof jws === 'string' ? this.#signer(jws, visit.body) : this.#holder(body.integration_key);
    if (account?.mode !== visit.mode) return refused(jws ? 'BP-SA-3' : 'BP-SA-2');
    const request = { visit, body, account };
    if (call === 'direct') return this.#direct(request);
    if (call === 'query') return this.#query(request);
    return call === 'cancel' ? this.#cancel(request) : this.#refund(request);
  }

  #holder(integrationKey: Json | undefined): Account<KeyName> | null {
    return typeof integrationKey === 'string' ? this.#till.accounts.find(integrationKey) : null;
  }

  /** Who signed, by the public half that stands for the merchant's registered key. */
  #signer(header: string, body: Buffer): Account<KeyName> | null {
    const jws = readJws(header);
    const account = this.#till.accounts.withKey('keyId', jws?.kid);
    const key = account?.keys.privateKey;
    return jws && account && key && isSigned(jws, body, key) ? account : null;
  }

  #direct({ visit, body, account }: Request): Answer {
    const reading = readPaymentOrder(body, { till: this.#till, account });
    if (reading.kind === 'refused') return refused(reading.code);
    return this.#till.sell(visit, reading.order, (code) =>
      success({ payment: paymentView(code, 'awaiting', visit.host) }),
    );
  }

  #query({ visit, body, account }: Request): Answer {
    const code = this.#named(body, account);
    if (!code) return refused('BP-QUE-1');
    return success({ payment: paymentView(code, this.#till.shown(code, visit), visit.host) });
  }

  #cancel({ visit, body, account }: Request): Answer {
    const code = this.#named(body, account);
    if (!code) return refused('BP-CAN-1');
    if (!this.#till.void(code)) return refused('BP-CAN-2');
    return success({ payment: paymentView(code, 'voided', visit.host), operation: 'cancel' });
  }

  /** EBANX does not keep a merchant's refund codes apart: the same one again is another refund. */
  #refund({ visit, body, account }: Request): Answer {
    const code = this.#named(body, account);
    if (!code) return refused('BP-REF-CAN-2');
    const amountMinor = body.amount instanceof Numeral ? minorFrom(body.amount.text) : null;
    if (!amountMinor || body.operation !== 'request') return refused('BP-REF-2');
    const outcome = this.#till.refund(code, {
      // Kept as a note, not as a key: nothing makes it one of a kind there.
      key: '',
      amountMinor,
      reference: this.#till.draw.digits(8),
      notes: {
        code: typeof body.merchant_refund_code === 'string' ? body.merchant_refund_code : '',
        description: typeof body.description === 'string' ? body.description : '',
      },
    });
    if (outcome.kind === 'refused') {
      return refused(outcome.why === 'not-paid' ? 'BP-REF-1' : 'BP-REF-2');
    }
    return success({
      payment: paymentView(code, this.#till.statusOf(code), visit.host),
      refund: refundView(outcome.refund),
      operation: 'refund',
    });
  }

  #named({ hash, merchant_payment_code }: JsonObject, account: Account<KeyName>): Code | null {
    if (typeof hash === 'string') return this.#till.own(account, hash);
    return typeof merchant_payment_code === 'string'
      ? (this.#till.codes.ofTransaction(account.id, merchant_payment_code).at(-1) ?? null)
      : null;
  }
}
