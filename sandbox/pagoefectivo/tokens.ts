import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { limaText } from '../till/lima-time.ts';

/** A token serves many codes for two hours. Source: official document v1.1, section 5.1.1. */
const TOKEN_LIFE_MS = 2 * 60 * 60 * 1000;

/** What POST /v1/authorizations hands out. */
export type Token = {
  readonly token: string;
  readonly tokenStart: string;
  readonly tokenExpires: string;
};

/** Who a bearer token speaks for. */
export type Bearer =
  | { readonly kind: 'service'; readonly idService: string }
  | { readonly kind: 'refused' };

/**
 * The proof of POST /v1/authorizations: lowercase hex SHA-256 over
 * `idService.accessKey.secretKey.dateRequest`. Source: official document v1.1, field 4.
 */
export function hashString(credentials: {
  idService: string;
  accessKey: string;
  secretKey: string;
  dateRequest: string;
}): string {
  const { idService, accessKey, secretKey, dateRequest } = credentials;
  return createHash('sha256')
    .update([idService, accessKey, secretKey, dateRequest].join('.'))
    .digest('hex');
}

/** Issues and reads PagoEfectivo's bearer tokens (JWT, HS256) by the sandbox's clock. */
export class Tokens {
  readonly #key = randomBytes(32);
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  issue(idService: string): Token {
    const start = this.#now();
    const expires = new Date(start.getTime() + TOKEN_LIFE_MS);
    const head = encode({ alg: 'HS256', typ: 'JWT' });
    const claims = encode({ sub: idService, iat: start.getTime(), exp: expires.getTime() });
    const token = `${head}.${claims}.${this.#seal(`${head}.${claims}`)}`;
    return { token, tokenStart: limaText(start), tokenExpires: limaText(expires) };
  }

  /** Reads the header `Authorization: Bearer …`; refused when absent, forged or past its life. */
  read(authorization: string | undefined): Bearer {
    const [head = '', claims = '', seal = ''] = (authorization ?? '')
      .replace(/^Bearer /, '')
      .split('.');
    const wanted = Buffer.from(this.#seal(`${head}.${claims}`));
    const given = Buffer.from(seal);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return { kind: 'refused' };
    const { sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Claims;
    return this.#now().getTime() < exp ? { kind: 'service', idService: sub } : { kind: 'refused' };
  }

  #seal(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

type Claims = { readonly sub: string; readonly exp: number };

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
