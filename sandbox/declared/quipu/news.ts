import type { Account } from '../../till/accounts.ts';
import type { Letter, News } from '../../till/news.ts';
import { ESTADOS, type KeyName } from './merchant-api.ts';
import { firmaOf } from './signature.ts';

const TOLD: Partial<Readonly<Record<News['event'], string>>> = {
  paid: ESTADOS.paid,
  lapsed: ESTADOS.lapsed,
  reversed: ESTADOS.reversed,
  'charged-back': ESTADOS['charged-back'],
};

/** Writes the news of a code as a form, with its `firma` among the fields. */
export function writeNews(
  { event, code, payment }: News,
  account: Account<KeyName>,
): Letter | null {
  const estado = TOLD[event];
  if (!estado) return null;
  const fields = {
    id: code.reference,
    pedido: code.transactionCode,
    monto: `${payment?.amountMinor ?? code.amountMinor}`,
    moneda: payment?.currency ?? code.currency,
    estado,
    operacion: payment?.operation ?? '',
  };
  const firma = firmaOf(account.keys.llave, Object.values(fields));
  return {
    event: `estado ${estado}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `${new URLSearchParams({ ...fields, firma })}`,
  };
}
