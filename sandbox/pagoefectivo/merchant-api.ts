import type { IncomingHttpHeaders } from 'node:http';
import {
  type Answer,
  authorized,
  type Finding,
  invalid,
  type Language,
  refused,
  silence,
  success,
} from './answer.ts';
import { readCodeOrder } from './code-order.ts';
import { issuedView, searchView, unknownView } from './code-views.ts';
import { type Code, type Codes, statusOf } from './codes.ts';
import type { Fates } from './fates.ts';
import type { Call } from './faults.ts';
import { asObject, type Json, type JsonObject, Numeral, readJson } from './json.ts';
import type { Lapses } from './lapses.ts';
import { limaInstant } from './lima-time.ts';
import type { Variants } from './news.ts';
import type { Mode, Service, Services } from './service.ts';
import { hashString, type Tokens } from './tokens.ts';

/** A merchant's call as it came in. */
export type Request = {
  readonly mode: Mode;
  readonly headers: IncomingHttpHeaders;
  readonly body: JsonObject | null;
  /** From the path, for PATCH and DELETE. */
  readonly cip: string;
  readonly language: Language;
};

/** Reads a request's body; null when it is not a JSON object. */
export function readBody(bytes: Buffer): JsonObject | null {
  return asObject(readJson(bytes.toString('utf8')));
}

type Deps = {
  readonly now: () => Date;
  readonly services: Services;
  readonly tokens: Tokens;
  readonly codes: Codes;
  readonly fates: Fates;
  readonly lapses: Lapses;
  readonly variants: () => Variants;
};

/** PagoEfectivo's merchant API, v1. */
export class MerchantApi {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Answers one call. */
  answer(call: Call, request: Request): Answer {
    if (call === 'authorizations') return this.#authorize(request);
    const bearer = this.#deps.tokens.read(request.headers.authorization);
    if (bearer.kind === 'refused') return refused(401, 401, request.language);
    const service = this.#deps.services.find(bearer.idService);
    if (service?.mode !== request.mode) return refused(400, 508, request.language);
    if (call === 'cips') return this.#issue(request, service);
    if (call === 'search') return this.#search(request, service);
    return call === 'patch' ? this.#patch(request, service) : this.#delete(request, service);
  }

  #authorize({ body, mode, language }: Request): Answer {
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
    const service = this.#deps.services.find(idService);
    if (service?.mode !== mode) return invalid([{ code: 113, field: 'idService' }], language);
    if (service.accessKey !== accessKey)
      return invalid([{ code: 113, field: 'accessKey' }], language);
    if (hashString({ ...service, dateRequest }) !== fields.hashString) {
      return invalid([{ code: 113, field: 'hashString' }], language);
    }
    const { token, tokenStart, tokenExpires } = this.#deps.tokens.issue(service);
    return authorized({ token, codeService: 'SRV', tokenStart, tokenExpires }, language);
  }

  #issue({ body, headers, language }: Request, service: Service): Answer {
    // A mandatory HTTP header literally named Origin; which error its absence gives is our guess.
    if (!headers.origin) return invalid([{ code: 112, field: 'Origin' }], language);
    if (!['web', 'android', 'ios'].includes(headers.origin)) {
      return invalid([{ code: 113, field: 'Origin' }], language);
    }
    const reading = readCodeOrder(body ?? {}, service, this.#deps.now());
    if (reading.kind === 'invalid') return invalid(reading.findings, language);
    if (reading.kind === 'over-maximum') return refused(400, 511, language);
    const code = this.#deps.codes.create(reading.order, this.#deps.now());
    this.#deps.lapses.watch(code);
    if (this.#deps.fates.begin(code) === 'silent') return silence;
    return success(201, issuedView(code, service.mode), language);
  }

  #search({ body, language }: Request, service: Service): Answer {
    const asked = body?.data;
    if (!Array.isArray(asked)) return invalid([{ code: 112, field: 'data' }], language);
    const cips = (asked as readonly Json[]).map((item) => asObject(item)?.cip);
    if (!cips.every((cip) => cip instanceof Numeral)) {
      return invalid([{ code: 113, field: 'cip' }], language);
    }
    const now = this.#deps.now();
    const { saysCancelado } = this.#deps.variants();
    const views = cips.map((cip) => {
      const code = this.#own(cip.text, service);
      return code ? searchView(code, now, saysCancelado) : unknownView;
    });
    return success(200, views, language);
  }

  #patch({ body, cip, language }: Request, service: Service): Answer {
    const code = this.#own(cip, service);
    if (!code) return invalid([{ code: 113, field: 'cip' }], language);
    const now = this.#deps.now();
    const expiresAt = limaInstant(textOf(body?.dateExpiry));
    if (!expiresAt) {
      const finding = textOf(body?.dateExpiry) === '' ? 112 : 113;
      return invalid([{ code: finding, field: 'dateExpiry' }], language);
    }
    if (expiresAt.getTime() <= now.getTime())
      return invalid([{ code: 113, field: 'dateExpiry' }], language);
    const status = statusOf(code, now);
    if (status === 'paid' || status === 'deleted')
      return invalid([{ code: 113, field: 'cip' }], language);
    code.expiresAt = expiresAt;
    this.#deps.lapses.watch(code);
    return success(200, {}, language);
  }

  #delete({ cip, language }: Request, service: Service): Answer {
    const code = this.#own(cip, service);
    const now = this.#deps.now();
    // Only while Generado. Source: official documentation; the refusal's exact form is our guess.
    if (!code || statusOf(code, now) !== 'generated') {
      return invalid([{ code: 113, field: 'cip' }], language);
    }
    code.deletedAt = now;
    return success(200, {}, language);
  }

  #own(cip: string, service: Service): Code | null {
    const code = this.#deps.codes.find(cip);
    return code?.idService === service.idService ? code : null;
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
