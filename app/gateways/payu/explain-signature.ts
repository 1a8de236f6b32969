import { z } from 'zod';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Credentials, ExplainedSignature } from '../gateway.ts';
import { keysOf } from './credentials.ts';
import {
  confirmationSignature,
  requestSignature,
  responseSignature,
  type SignedFields,
  signingString,
} from './signing.ts';

const SIGN = {
  request: requestSignature,
  confirmation: confirmationSignature,
  response: responseSignature,
};

const asked = z.object({
  kind: z.enum(['request', 'confirmation', 'response']),
  referenceCode: z.string().min(1),
  value: z.string().regex(/^(\d+\.?\d*|\.\d+)$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  statePol: z.string().optional(),
});

/** All that is there, whichever kind; a request alone is signed without the state. */
function read(fields: Readonly<Record<string, string>>): Result<SignedFields, readonly string[]> {
  const { data, error } = asked.safeParse(fields);
  if (!data) return err([...new Set(error.issues.map(({ path }) => String(path[0])))]);
  return data.kind !== 'request' && !data.statePol ? err(['statePol']) : ok(data);
}

/** The signature of an order, a confirmation or a response page with these fields; `value` is the text as it stands there. */
export function explainSignature(
  credentials: Credentials,
  given: Readonly<Record<string, string>>,
): Result<ExplainedSignature, readonly string[]> {
  const fields = read(given);
  if (!fields.ok) return fields;
  const keys = keysOf(credentials);
  return ok({
    signature: SIGN[fields.value.kind](keys, fields.value),
    signed: signingString({ ...keys, apiKey: '***' }, fields.value),
  });
}
