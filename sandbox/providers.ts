import { culqi } from './culqi/index.ts';
import { andina } from './declared/andina/index.ts';
import { quipu } from './declared/quipu/index.ts';
import { dlocal } from './dlocal/index.ts';
import { ebanx } from './ebanx/index.ts';
import { mercadopago } from './mercadopago/index.ts';
import { pagoefectivo } from './pagoefectivo/index.ts';
import { payu } from './payu/index.ts';
import type { Dialect } from './till/dialect.ts';

/** Every gateway that the sandbox plays; a new one is one line here and one folder beside. The first is shown first. */
export const DIALECTS: readonly Dialect[] = [
  pagoefectivo(),
  payu(),
  dlocal(),
  ebanx(),
  mercadopago,
  culqi,
  andina,
  quipu,
];

/** The gateway of this name; null when the sandbox plays none. */
export const dialectNamed = (name: string): Dialect | null =>
  DIALECTS.find((dialect) => dialect.name === name) ?? null;
