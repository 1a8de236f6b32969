import { type Answer, jsonAnswer } from '../till/answer.ts';
import { type Json, Numeral } from '../till/json.ts';

/** One finding about one field, as PagoEfectivo lists them in `data` of a 111. */
export type Finding = { readonly code: 112 | 113; readonly field: string };

export type Language = 'es' | 'en';

// The Spanish success text is PagoEfectivo's own (screenshots); the other wording is ours.
const TEXTS = {
  100: { es: 'Solicitud exitosa.', en: 'Successful request.' },
  111: { es: 'Datos inválidos.', en: 'Invalid data.' },
  112: { es: 'El campo es obligatorio.', en: 'The field is required.' },
  113: { es: 'El valor del campo no es válido.', en: 'The value of the field is not valid.' },
  166: { es: 'Error interno.', en: 'Internal error.' },
  401: { es: 'Token inválido o vencido.', en: 'Invalid or expired token.' },
  404: { es: 'Recurso no encontrado.', en: 'Not found.' },
  508: {
    es: 'El servicio asociado al token no es válido.',
    en: 'The service tied to the token is not valid.',
  },
  511: {
    es: 'El monto supera el máximo permitido.',
    en: 'The amount is over the maximum allowed.',
  },
} as const;

export type Meaning = keyof typeof TEXTS;

/** A success: `code` 100 as number, except at /authorizations, which writes it as text. */
export function success(status: 200 | 201, data: Json, language: Language): Answer {
  return jsonAnswer(status, { code: new Numeral('100'), message: TEXTS[100][language], data });
}

/** The success of POST /v1/authorizations, whose `code` is text in the official example. */
export function authorized(data: Json, language: Language): Answer {
  return jsonAnswer(201, { code: '100', message: TEXTS[100][language], data });
}

/** 400 with code 111 and a finding per wrong field. */
export function invalid(findings: readonly Finding[], language: Language): Answer {
  const data = findings.map(({ code, field }) => ({
    code: new Numeral(String(code)),
    message: TEXTS[code][language],
    field,
  }));
  return jsonAnswer(400, { code: new Numeral('111'), message: TEXTS[111][language], data });
}

/** A refusal that names no field. */
export function refused(status: number, meaning: Meaning, language: Language): Answer {
  return jsonAnswer(status, {
    code: new Numeral(String(meaning)),
    message: TEXTS[meaning][language],
    data: {},
  });
}
