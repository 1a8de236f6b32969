import type { Account } from '../till/accounts.ts';
import type { Answer } from '../till/answer.ts';
import type { Code } from '../till/codes.ts';
import type { Till, Visit } from '../till/dialect.ts';
import { asObject, type Json, type JsonObject, Numeral, readJson } from '../till/json.ts';
import { limaInstant } from '../till/lima-time.ts';
import { authorized, type Finding, invalid, type Language, refused, success } from './answer.ts';
import { readCodeOrder } from './code-order.ts';
import { issuedView, searchView, unknownView } from './code-views.ts';
import type { Variants } from './news.ts';
import { hashString, Tokens } from './tokens.ts';

/** The five calls a merchant can make. */
export const CALLS = ['authorizations', 'cips', 'search', 'delete', 'patch'] as const;
export type Call = (typeof CALLS)[number];

/** The fields of a service's credentials. */
export type ServiceKey = 'idService' | 'accessKey' | 'secretKey';

/** A merchant's service at PagoEfectivo. */
type Service = Account<ServiceKey>;

/** A merchant's call, read. */
type Request = {
  readonly visit: Visit;
  readonly body: JsonObject | null;
  /** From the path, for PATCH and DELETE; as some channels show it, with leading zeros. */
  readonly cip: string;
  readonly language: Language;
};

/** The language in which an answer is asked for. */
export const languageOf = ({ headers }: Visit): Language =>
  headers['accept-language']?.startsWith('en') ? 'en' : 'es';

/** PagoEfectivo's merchant API, v1. */
export class MerchantApi {
  readonly #till: Till<ServiceKey>;
  readonly #variants: () => Variants;
  readonly #tokens: Tokens;

  constructor(till: Till<ServiceKey>, variants: () => Variants) {
    this.#till = till;
    this.#variants = variants;
    this.#tokens = new Tokens(() => till.now());
  }

  /** Answers one call. */
  answer(call: Call, visit: Visit, cip: string): Answer {
    const body = asObject(readJson(visit.body.toString('utf8')));
    const request: Request = { visit, body, cip, language: languageOf(visit) };
    if (call === 'authorizations') return this.#authorize(request);
    const bearer = this.#tokens.read(visit.headers.authorization);
    if (bearer.kind === 'refused') return refused(401, 401, request.language);
    const service = this.#till.accounts.find(bearer.idService);
    if (service?.mode !== visit.mode) return refused(400, 508, request.language);
    if (call === 'cips') return this.#issue(request, service);
    if (call === 'search') return this.#search(request, service);
    return call === 'patch' ? this.#patch(request, service) : this.#delete(request, service);
  }

  #authorize({ body, visit, language }: Request): Answer {
    const idService = body?.idService instanceof Numeral ? body.idService.text : '';
    const accessKey = textOf(body?.accessKey);
    const dateRequest = textOf(body?.dateRequest);
    const fields = { accessKey, idService, dateRequest, hashString: textOf(body?.hashString) };
    const absent = Object.entries(fields).filter(([, value]) => value === '');
    if (absent.length > 0) {
      return invalid(
        absent.map(([field]): Finding => ({ code: 112, field })),
        language,
      );
    }
    if (!limaInstant(dateRequest)) return invalid([{ code: 113, field: 'dateRequest' }], language);
    const service = this.#till.accounts.find(idService);
    if (service?.mode !== visit.mode) return invalid([{ code: 113, field: 'idService' }], language);
    if (service.keys.accessKey !== accessKey)
      return invalid([{ code: 113, field: 'accessKey' }], language);
    if (hashString({ ...service.keys, dateRequest }) !== fields.hashString) {
      return invalid([{ code: 113, field: 'hashString' }], language);
    }
    const { token, tokenStart, tokenExpires } = this.#tokens.issue(service.id);
    return authorized({ token, codeService: 'SRV', tokenStart, tokenExpires }, language);
  }

  #issue({ body, visit, language }: Request, service: Service): Answer {
    // A mandatory HTTP header literally named Origin; which error its absence gives is our guess.
    const { origin } = visit.headers;
    if (!origin) return invalid([{ code: 112, field: 'Origin' }], language);
    if (!['web', 'android', 'ios'].includes(origin)) {
      return invalid([{ code: 113, field: 'Origin' }], language);
    }
    const reading = readCodeOrder(body ?? {}, service, this.#till.now());
    if (reading.kind === 'invalid') return invalid(reading.findings, language);
    if (reading.kind === 'over-maximum') return refused(400, 511, language);
    return this.#till.sell(visit, reading.order, (code) =>
      success(201, issuedView(code, service.mode), language),
    );
  }

  #search({ body, visit, language }: Request, service: Service): Answer {
    const asked = body?.data;
    if (!Array.isArray(asked)) return invalid([{ code: 112, field: 'data' }], language);
    const cips = (asked as readonly Json[]).map((item) => asObject(item)?.cip);
    if (!cips.every((cip) => cip instanceof Numeral)) {
      return invalid([{ code: 113, field: 'cip' }], language);
    }
    const { saysCancelado } = this.#variants();
    const views = cips.map((cip) => {
      const code = this.#own(cip.text, service);
      return code ? searchView(code, this.#till.shown(code, visit), saysCancelado) : unknownView;
    });
    return success(200, views, language);
  }

  #patch({ body, cip, language }: Request, service: Service): Answer {
    const code = this.#own(cip, service);
    if (!code) return invalid([{ code: 113, field: 'cip' }], language);
    const expiresAt = limaInstant(textOf(body?.dateExpiry));
    if (!expiresAt) {
      const finding = textOf(body?.dateExpiry) === '' ? 112 : 113;
      return invalid([{ code: finding, field: 'dateExpiry' }], language);
    }
    if (expiresAt.getTime() <= this.#till.now().getTime())
      return invalid([{ code: 113, field: 'dateExpiry' }], language);
    const status = this.#till.statusOf(code);
    if (status === 'paid' || status === 'voided')
      return invalid([{ code: 113, field: 'cip' }], language);
    this.#till.extend(code, expiresAt);
    return success(200, {}, language);
  }

  #delete({ cip, language }: Request, service: Service): Answer {
    const code = this.#own(cip, service);
    // Only while Generado. Source: official documentation; the refusal's exact form is our guess.
    if (!code || !this.#till.void(code)) return invalid([{ code: 113, field: 'cip' }], language);
    return success(200, {}, language);
  }

  #own(cip: string, service: Service): Code | null {
    return this.#till.own(service, cip.replace(/^0+/, ''));
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
