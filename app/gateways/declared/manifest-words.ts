import { z } from 'zod';

/** The small texts of which a manifest is made. Each `error` is the code that a merchant reads, in his language, beside the field. */

/** A credential's name, as the form and `{credential.name}` know it. */
export const fieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, { error: 'field-name' });

/** `https://` and a public name: no port, no path, no address. What is public is judged by `host-rules.ts`. */
export const origin = z
  .string()
  .max(200)
  .regex(/^https:\/\/[^\s/?#@\\]+$/, { error: 'host' });

/** RFC 9110's token, narrowed. Which names are ours to write is judged by `header-rules.ts`. */
export const headerName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, { error: 'header-name' });

/** A JSON Pointer (RFC 6901) to one value, e.g. `/data/order/id`. A form's field stands behind one slash. */
export const pointer = z
  .string()
  .max(200)
  .regex(/^(?:\/(?:[^~/{}]|~[01])+){1,8}$/, { error: 'pointer' });

/** Text on one line in which `{names}` stand for values. */
export const template = z
  .string()
  .max(300)
  .regex(/^[^\p{Cc}]*$/u, { error: 'control-characters' });

/** A gateway's own word for a state, an event or an error. */
export const word = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}]+$/u, { error: 'control-characters' });

/** What stands between the parts of a signed text; a line feed is one that gateways use. */
export const separator = z
  .string()
  .max(8)
  .regex(/^[\n\x20-\x7e]*$/, { error: 'separator' });

/** How amounts stand on the wire: with decimals or in céntimos, as a JSON number or as text. */
export const amountFormat = z.enum([
  'decimal-number',
  'decimal-text',
  'minor-number',
  'minor-text',
]);

export type AmountFormat = z.infer<typeof amountFormat>;
