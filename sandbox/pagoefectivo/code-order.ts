import type { Account } from '../till/accounts.ts';
import { minorFrom } from '../till/amount.ts';
import type { CodeOrder } from '../till/codes.ts';
import { type Json, type JsonObject, Numeral } from '../till/json.ts';
import { limaInstant } from '../till/lima-time.ts';
import type { Finding } from './answer.ts';

/** What became of reading a POST /v1/cips body. */
export type CodeOrderReading =
  | { readonly kind: 'order'; readonly order: CodeOrder }
  | { readonly kind: 'invalid'; readonly findings: readonly Finding[] }
  | { readonly kind: 'over-maximum' };

type Rule = {
  readonly required: boolean;
  readonly fits: (text: string) => boolean;
  readonly as: 'text' | 'number' | 'either';
};

// The field table of POST /v1/cips. Source: official document v1.1 (2018-11-20), section 5.1.2.
// dateExpiry: the table says mandatory, the text allows a default; the stricter reading is kept.
const RULES: Readonly<Record<string, Rule>> = {
  currency: text(true, (value) => value === 'PEN' || value === 'USD'),
  amount: { required: true, as: 'number', fits: (value) => (minorFrom(value) ?? 0n) > 0n },
  transactionCode: text(true, upTo(36)),
  dateExpiry: text(true, (value) => limaInstant(value) !== null),
  paymentConcept: text(false, upTo(50)),
  additionalData: text(false, upTo(200)),
  adminEmail: text(false, isEmail),
  userEmail: text(true, isEmail),
  userName: text(false, upTo(30)),
  userLastName: text(false, upTo(30)),
  userUbigeo: { required: false, as: 'either', fits: (value) => /^\d{6}$/.test(value) },
  userCountry: text(false, upTo(20)),
  userDocumentType: text(false, (value) => ['DNI', 'PAR', 'PAS', 'LMI', 'NAN'].includes(value)),
  userDocumentNumber: text(false, upTo(14)),
  userPhone: { required: true, as: 'either', fits: (value) => /^\d{1,15}$/.test(value) },
  userCodeCountry: text(true, (value) => /^\+?\d{1,4}$/.test(value)),
};

/** Reads a POST /v1/cips body by the documented field table; every wrong field is named. */
export function readCodeOrder(body: JsonObject, service: Account, now: Date): CodeOrderReading {
  const findings = Object.entries(RULES).flatMap(([field, rule]) => find(field, rule, body[field]));
  const expiresAt = limaInstant(asText(body.dateExpiry));
  if (expiresAt && expiresAt.getTime() <= now.getTime())
    findings.push({ code: 113, field: 'dateExpiry' });
  const amountMinor = minorFrom(asText(body.amount));
  if (findings.length > 0 || amountMinor === null || expiresAt === null)
    return { kind: 'invalid', findings };
  if (amountMinor > (minorFrom(service.maxAmount) ?? 0n)) return { kind: 'over-maximum' };
  const order: CodeOrder = {
    account: service.id,
    transactionCode: asText(body.transactionCode),
    amountMinor,
    currency: asText(body.currency),
    concept: asText(body.paymentConcept),
    email: asText(body.userEmail),
    expiresAt,
  };
  return { kind: 'order', order };
}

function find(field: string, rule: Rule, value: Json | undefined): Finding[] {
  if (value === undefined || value === null || value === '') {
    return rule.required ? [{ code: 112, field }] : [];
  }
  const kind = value instanceof Numeral ? 'number' : 'text';
  const right = (rule.as === 'either' || rule.as === kind) && rule.fits(asText(value));
  return right ? [] : [{ code: 113, field }];
}

function asText(value: Json | undefined): string {
  if (value instanceof Numeral) return value.text;
  return typeof value === 'string' ? value : '';
}

function text(required: boolean, fits: Rule['fits']): Rule {
  return { required, fits, as: 'text' };
}

function upTo(length: number): (value: string) => boolean {
  return (value) => value.length <= length;
}

function isEmail(value: string): boolean {
  return value.length <= 100 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
}
