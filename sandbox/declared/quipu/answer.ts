import { type Answer, jsonAnswer } from '../../till/answer.ts';
import type { JsonObject } from '../../till/json.ts';

const MESSAGES = {
  '10': 'Comercio o llave no válidos',
  '11': 'Firma no válida',
  '20': 'Pedido no encontrado',
  '31': 'Monto mayor al permitido',
  '32': 'Correo no válido',
  '33': 'Celular no válido',
  '39': 'Datos no válidos',
  '40': 'Demasiadas consultas',
} as const;

export type Refusal = keyof typeof MESSAGES;

/** Quipu says no with a 200, and means it by its own code. */
export const refused = (resultado: Refusal): Answer =>
  jsonAnswer(200, { resultado, mensaje: MESSAGES[resultado] });

export const done = (datos: JsonObject): Answer => jsonAnswer(200, { resultado: '00', datos });

/** What comes when its machines fail: a status, and no JSON. */
export const broken = (status: number): Answer => ({
  kind: 'said',
  status,
  type: 'text/plain; charset=utf-8',
  text: 'Servicio no disponible',
});
