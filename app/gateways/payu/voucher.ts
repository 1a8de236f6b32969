import { instantOf } from './dates.ts';

type Extra = Readonly<Record<string, unknown>> | null | undefined;

/** What PayU's answers say of a code besides its state. */
export type VoucherFacts = {
  readonly code: string | null;
  readonly expiresAt: Date | null;
  readonly pageUrl: string | null;
};

const textOf = (extra: Extra, name: string): string | null => {
  const value = extra?.[name];
  return typeof value === 'string' ? value : null;
};

/** A CIP: up to 14 digits, which some texts pad with zeros. */
export const cipOf = (text: string | null | undefined): string | null => {
  const digits = /^0*([1-9]\d{0,13})$/.exec(text ?? '')?.[1];
  return digits ?? null;
};

const pageUrlOf = (text: string | null): string | null => {
  const url = URL.parse(text ?? '');
  return url?.protocol === 'https:' && url.username === '' && url.href.length <= 500
    ? url.href
    : null;
};

/** The CIP is `BAR_CODE`, and `trazabilityCode` beside it; `REFERENCE` is PayU's own order id, and no code. */
export function voucherFacts(said: {
  readonly extra: readonly Extra[];
  readonly trazabilityCode: string | null | undefined;
  readonly expirationDate?: string | null | undefined;
}): VoucherFacts {
  const first = (name: string): string | null =>
    said.extra.map((extra) => textOf(extra, name)).find((value) => value !== null) ?? null;
  return {
    code: cipOf(first('BAR_CODE')) ?? cipOf(said.trazabilityCode),
    expiresAt: instantOf(first('EXPIRATION_DATE')) ?? instantOf(said.expirationDate),
    pageUrl: pageUrlOf(first('URL_PAYMENT_RECEIPT_HTML')),
  };
}
