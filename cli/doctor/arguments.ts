import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseExactJson } from '#app/kernel/exact-json.ts';

export const USAGE = `npm run -s doctor -- notification --gateway NAME --credentials FILE --request FILE --json
npm run -s doctor -- signature --gateway NAME --credentials FILE --fields FILE --json

  --gateway NAME        pagoefectivo, payu, dlocal, mercadopago, ebanx, culqi, declared
  --manifest FILE       with --gateway declared: the manifest that describes it
  --credentials FILE    JSON: the account's fields, as Settings asks for them; what signs nothing may be left out
  --request FILE        JSON: {"method", "url", "headers": {}, "body"}: a delivery as it came
  --fields FILE         JSON: the fields that are signed; of a declared gateway, named as in its recipe's braces, with
                        "kind": "notification" (or left out), "request", or the name of a call that signs its body

Says whether a captured delivery would be believed, or which signature a request must bear. Shows no secret.`;

/** A file or an option that cannot be used, in words for the person at the keyboard. */
export type Unusable = { readonly unusable: string };

/** Numbers are read as the text that stands there: 54600.00 is signed with its zeros. A null is a field left out. */
const fieldsSchema = z
  .record(z.string(), z.union([z.string(), z.boolean().transform(String), z.null()]))
  .transform((fields) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    ),
  );
const requestSchema = z.object({
  method: z.string().optional(),
  url: z.string().default('/'),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  body: z.string().default(''),
  sourceAddress: z.string().optional(),
});

export type CapturedRequest = z.infer<typeof requestSchema>;

/** `manifest`: the text that describes a declared gateway, where one was handed in. */
type Named = { readonly gateway: string; readonly manifest: string | null };

export type Asked =
  | (Named & {
      readonly command: 'notification';
      readonly fields: Readonly<Record<string, string>>;
      readonly request: CapturedRequest;
    })
  | (Named & {
      readonly command: 'signature';
      readonly fields: Readonly<Record<string, string>>;
      readonly signed: Readonly<Record<string, string>>;
    });

/** Reads the command line and the files that it names. */
export function readArguments(args: readonly string[]): Asked | Unusable {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      gateway: { type: 'string' },
      manifest: { type: 'string' },
      credentials: { type: 'string' },
      request: { type: 'string' },
      fields: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [command] = positionals;
  const { gateway } = values;
  if (!gateway) return { unusable: 'name the gateway with --gateway' };
  const manifest = values.manifest === undefined ? null : readText(values.manifest);
  if (values.manifest !== undefined && manifest === null)
    return { unusable: '--manifest: the file cannot be read' };
  const fields = readJson('--credentials', values.credentials, fieldsSchema);
  if ('unusable' in fields) return fields;
  const named = { gateway, manifest, fields: fields.value };
  if (command === 'notification') {
    const request = readJson('--request', values.request, requestSchema);
    return 'unusable' in request ? request : { command, ...named, request: request.value };
  }
  if (command === 'signature') {
    const signed = readJson('--fields', values.fields, fieldsSchema);
    return 'unusable' in signed ? signed : { command, ...named, signed: signed.value };
  }
  return { unusable: 'the command is notification or signature' };
}

/** A file's text without a byte order mark; null where it cannot be read. */
function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return null;
  }
}

function readJson<Value>(
  option: string,
  file: string | undefined,
  schema: z.ZodType<Value>,
): { readonly value: Value } | Unusable {
  if (file === undefined) return { unusable: `name a file with ${option}` };
  const unreadable = { unusable: `${option}: the file cannot be read as JSON` };
  const json = parseExactJson(readText(file) ?? '');
  if (!json.ok) return unreadable;
  const read = schema.safeParse(json.value);
  const where = read.error?.issues.map(({ path }) => path.join('.')).join(', ');
  return read.success ? { value: read.data } : { unusable: `${option}: look again at ${where}` };
}
