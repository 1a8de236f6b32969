import type { Account } from '../../till/accounts.ts';
import { minorFrom } from '../../till/amount.ts';
import type { Answer } from '../../till/answer.ts';
import type { Code, CodeOrder } from '../../till/codes.ts';
import type { Shown, Till, Visit } from '../../till/dialect.ts';
import { asObject, type Json, type JsonObject, Numeral, readJson } from '../../till/json.ts';
import { standingPayments } from '../../till/standing.ts';
import { done, type Refusal, refused } from './answer.ts';
import { firmaOf } from './signature.ts';

export type KeyName = 'comercio' | 'llave';

export const CALLS = ['crear', 'consultar', 'comercio'] as const;
export type Call = (typeof CALLS)[number];

/** Quipu's states are numbers written as text. */
export const ESTADOS: Readonly<Record<Shown, string>> = {
  awaiting: '1',
  paid: '2',
  refunded: '2',
  lapsed: '3',
  voided: '3',
  reversed: '4',
  'charged-back': '4',
  strange: '9',
};

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');
const unix = (at: Date): Numeral => new Numeral(`${Math.floor(at.getTime() / 1_000)}`);

/** A code as Quipu shows it: céntimos as text, seconds since 1970 as numbers. */
function viewOf(code: Code, shown: Shown): JsonObject {
  const payment = standingPayments(code)[0] ?? code.payments[0];
  return {
    id: code.reference,
    codigo: code.code,
    pedido: code.transactionCode,
    monto: `${payment?.amountMinor ?? code.amountMinor}`,
    moneda: payment?.currency ?? code.currency,
    estado: ESTADOS[shown],
    vence: unix(code.expiresAt),
    pagado: payment ? unix(payment.at) : null,
    operacion: payment?.operation ?? '',
  };
}

/** Quipu's API, an invented gateway that signs a joined string in a field of the body. */
export class MerchantApi {
  readonly #till: Till<KeyName>;

  constructor(till: Till<KeyName>) {
    this.#till = till;
  }

  answer(call: Call, visit: Visit): Answer {
    const body = asObject(readJson(visit.body.toString('utf8')));
    const account = this.#caller(visit, body);
    if (!account || !body) return refused('10');
    if (call === 'comercio') return done({ comercio: account.id });
    return call === 'crear' ? this.#sell(visit, account, body) : this.#ask(visit, account, body);
  }

  #caller({ headers, mode }: Visit, body: JsonObject | null): Account<KeyName> | null {
    const account = this.#till.accounts.find(text(body?.comercio));
    if (account?.mode !== mode) return null;
    const { comercio, llave } = account.keys;
    const basic = `Basic ${Buffer.from(`${comercio}:${llave}`).toString('base64')}`;
    return headers.authorization === basic ? account : null;
  }

  #ask(visit: Visit, account: Account<KeyName>, body: JsonObject): Answer {
    const code = this.#till.own(account, text(body.id));
    return code ? done(viewOf(code, this.#till.shown(code, visit))) : refused('20');
  }

  #sell(visit: Visit, account: Account<KeyName>, body: JsonObject): Answer {
    const fault = faultIn(body, account);
    if (fault) return refused(fault);
    return this.#till.sell(visit, this.#orderIn(body, account), (code) =>
      done(viewOf(code, 'awaiting')),
    );
  }

  #orderIn(body: JsonObject, account: Account<KeyName>): CodeOrder {
    const seconds = body.vence instanceof Numeral ? body.vence.text : '0';
    return {
      account: account.id,
      reference: this.#till.draw.digits(12),
      transactionCode: text(body.pedido),
      amountMinor: BigInt(text(body.monto)),
      currency: text(body.moneda),
      concept: text(body.glosa),
      email: text(body.correo),
      expiresAt: new Date(Number(seconds) * 1_000),
      notificationUrl: text(body.aviso) || null,
    };
  }
}

/** What is wrong with an order, in the sequence in which Quipu looks. */
function faultIn(body: JsonObject, { keys, maxAmount }: Account<KeyName>): Refusal | null {
  const [pedido, monto, moneda] = [text(body.pedido), text(body.monto), text(body.moneda)];
  const firma = firmaOf(keys.llave, [keys.comercio, pedido, monto, moneda]);
  if (text(body.firma) !== firma) return '11';
  const vence = body.vence instanceof Numeral && /^\d{10}$/.test(body.vence.text);
  if (!/^[1-9]\d{0,11}$/.test(monto) || moneda !== 'PEN' || pedido === '' || !vence) return '39';
  if (!/^\S+@\S+\.\S+$/.test(text(body.correo))) return '32';
  if (!/^\d{9,15}$/.test(text(body.celular))) return '33';
  return BigInt(monto) > (minorFrom(maxAmount) ?? 0n) ? '31' : null;
}
