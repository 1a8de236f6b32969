import type { Recipe } from './explain-refusal.ts';

type BodyRecipe = { readonly recipe: Recipe; readonly body: Uint8Array };

const BOM = '\ufeff';

/** The forms into which proxies, logs and well-meaning frameworks bring a body before we see it. */
export function bodyRecipes(body: Uint8Array): readonly BodyRecipe[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const bare = text.replace(/[\r\n]+$/, '');
  const forms: readonly (readonly [Recipe, string])[] = [
    ['trailing-newline', bare],
    ['trailing-newline', `${bare}\n`],
    ['trailing-newline', `${bare}\r\n`],
    ['byte-order-mark', text.startsWith(BOM) ? text.slice(1) : `${BOM}${text}`],
    ...jsonForms(bare),
    ...formForms(bare),
  ];
  return forms
    .filter(([, form]) => form !== text)
    .map(([recipe, form]) => ({ recipe, body: new TextEncoder().encode(form) }));
}

/** The same JSON as other programs write it: numbers lose zeros here on purpose, as they do there. */
function jsonForms(text: string): readonly (readonly [Recipe, string])[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const compact = JSON.stringify(value);
  const escaped = compact.replaceAll('/', '\\/');
  const ascii = compact.replace(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const spaced = JSON.stringify(value, null, 1).replace(/\n\s*/g, (_space, at: number) =>
    at > 0 ? ' ' : '',
  );
  const python = spaced.replace(/([{[]) /g, '$1').replace(/ ([}\]])/g, '$1');
  const indented = [2, 4].map((by) => JSON.stringify(value, null, by));
  return [compact, escaped, ascii, spaced, python, ...indented].map((form) => [
    'body-reserialised',
    form,
  ]);
}

/** The same form fields, encoded anew. */
function formForms(text: string): readonly (readonly [Recipe, string])[] {
  if (!/^[^={}\s]+=/.test(text)) return [];
  const fields = new URLSearchParams(text).toString();
  return [fields, fields.replaceAll('+', '%20')].map((form) => ['body-reencoded', form]);
}
