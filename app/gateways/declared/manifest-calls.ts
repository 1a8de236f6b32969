import { z } from 'zod';
import { recipeSchema } from './manifest-signature.ts';
import { headerName, pointer, template } from './manifest-words.ts';

/** A JSON body in which `{names}` stand for values. Numbers are whole: an amount is always a placeholder (law 1). */
export type BodyTemplate =
  | string
  | number
  | boolean
  | null
  | BodyTemplate[]
  | { [member: string]: BodyTemplate };

const bodyTemplate: z.ZodType<BodyTemplate> = z
  .lazy(() =>
    z.union([
      template,
      z.int(),
      z.boolean(),
      z.null(),
      z.array(bodyTemplate).max(50),
      z.record(z.string().max(80), bodyTemplate),
    ]),
  )
  .meta({ id: 'body' });

export const headerTemplates = z.record(headerName, template);

/** One HTTP request. `sign` makes a text that `{signature}` stands for in this call's body and headers. */
const request = {
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z
    .string()
    .max(200)
    .regex(/^\/(?!\/)[A-Za-z0-9/_.~:@!$&'()*+,;={}-]*$/, { error: 'path' }),
  query: z.record(z.string().regex(/^[A-Za-z0-9_.[\]-]{1,60}$/), template).optional(),
  headers: headerTemplates.optional(),
  body: bodyTemplate.optional(),
  sign: recipeSchema.optional(),
};

/** Where an answer tells of a code. What is declared must be there; what is not declared is not looked for. */
const issued = z.strictObject({
  reference: pointer,
  code: pointer.optional(),
  amount: pointer.optional(),
  currency: pointer.optional(),
  transactionCode: pointer.optional(),
  expiresAt: pointer.optional(),
  page: pointer.optional(),
});

const observed = {
  reference: pointer.optional(),
  status: pointer,
  code: pointer.optional(),
  amount: pointer,
  currency: pointer.optional(),
  transactionCode: pointer.optional(),
  expiresAt: pointer.optional(),
  paidAt: pointer.optional(),
  operation: pointer.optional(),
};

const found = z.strictObject({
  ...observed,
  reference: pointer,
  transactionCode: pointer,
  page: pointer.optional(),
  /** Where the list of codes stands, when the answer is a list; the other pointers then begin at its entries. */
  list: z.union([pointer, z.literal('')]).optional(),
});

const refunded = z.strictObject({
  refund: pointer,
  status: pointer,
  amount: pointer.optional(),
  currency: pointer.optional(),
});

const plain = z.strictObject(request);

/** The gateway's calls. `probe` changes nothing and fails for wrong credentials. */
export const callsSchema = z.strictObject({
  create: z.strictObject({ ...request, answer: issued }),
  query: z.strictObject({ ...request, answer: z.strictObject(observed) }),
  find: z.strictObject({ ...request, answer: found }).optional(),
  cancel: plain.optional(),
  extend: plain.optional(),
  refund: z.strictObject({ ...request, answer: refunded }).optional(),
  queryRefund: z.strictObject({ ...request, answer: refunded }).optional(),
  probe: plain,
});

export type Calls = z.infer<typeof callsSchema>;
export type CallName = keyof Calls;
export type CallTemplate = z.infer<typeof plain>;
export type IssuedPlaces = z.infer<typeof issued>;
export type ObservedPlaces = z.infer<z.ZodObject<typeof observed>>;
export type FoundPlaces = z.infer<typeof found>;
export type RefundedPlaces = z.infer<typeof refunded>;
