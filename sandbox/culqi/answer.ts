import { type Answer, jsonAnswer } from '../till/answer.ts';

// HTTP status, type and message by what is wrong. Source: Culqi's API description, 2022; which of them an order that is paid,
// or a number that is taken, bears there is our guess.
const REFUSALS = {
  'invalid-json': [
    400,
    'invalid_request_error',
    'Petición inválida: el cuerpo no es un JSON válido.',
  ],
  'invalid-key': [401, 'authentication_error', 'Código de comercio proporcionado inválido.'],
  parameter: [422, 'parameter_error', 'El campo es inválido.'],
  missing: [404, 'resource_error', 'El recurso no puede ser encontrado.'],
  'wrong-state': [404, 'resource_error', 'El recurso tiene un estado diferente al permitido.'],
  limit: [429, 'limit_api_error', 'Estás haciendo muchas peticiones rápidamente al API.'],
  broken: [500, 'api_error', 'Error en los servidores de Culqi.'],
} as const;

export type Refusal = keyof typeof REFUSALS;

/** Culqi's refusal; `param` where one parameter is wrong. */
export function refused(why: Refusal, param?: string): Answer {
  const [status, type, message] = REFUSALS[why];
  return jsonAnswer(status, {
    object: 'error',
    type,
    ...(param && { code: `invalid_${param.replace(/\W+/g, '_')}`, param }),
    merchant_message: message,
  });
}
