import { z } from 'zod';

/** Shapes of PagoEfectivo's answers as exact JSON gives them: every number is its source text. Unknown keys are tolerated. */

const text = z.string();
const maybe = text.nullish();

/** A code of payment; some channels pad it with zeros to 14 digits, and it is one and the same code. */
export const cip = text.regex(/^\d{1,14}$/).transform((digits) => digits.replace(/^0+(?=\d)/, ''));

/** What wraps every answer; `code` comes as text from /authorizations and as a number from /cips. */
export const envelope = z.object({ code: text, data: z.unknown() });

/** What a 111 lists in `data`. */
export const faults = z.array(z.object({ code: text, field: text }));

export const tokenData = z.object({
  token: text.regex(/^[\x21-\x7e]{1,4096}$/),
  tokenStart: maybe,
  tokenExpires: maybe,
});

export const issuedData = z.object({
  cip,
  amount: text,
  currency: text,
  transactionCode: maybe,
  dateExpiry: maybe,
  cipUrl: maybe,
});

/** One entry of /cips/search; a code it does not know comes as zeros, blanks or nulls. */
export const foundCode = z.object({
  cip,
  status: text,
  statusName: text,
  amount: text,
  currency: text,
  transactionCode: maybe,
  dateExpiry: maybe,
  datePayment: maybe,
});
export type FoundCode = z.infer<typeof foundCode>;

const zeros = text.regex(/^0*$/).nullish();

/** The empty structure that stands for a code that PagoEfectivo does not know (official screenshots, 2018). */
export const blankCode = z.object({ cip: zeros, status: zeros });

/** A notification with its keys in lower case. */
export const notice = z.object({
  eventtype: text.min(1).max(64),
  operationnumber: text.max(64).nullish(),
  data: z.object({
    cip: cip.refine((digits) => digits !== '0'),
    currency: maybe,
    amount: maybe,
    transactioncode: text.max(64).nullish(),
  }),
});
