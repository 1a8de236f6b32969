import { gatewayName, isOwnGateway } from '../../gateway-name.ts';
import type { es } from '../../words/es.ts';
import type { Translate } from '../../words/words.ts';

type Kind = keyof typeof es.reconciliation.imports.formats;

const KINDS: Readonly<Record<string, Kind>> = {
  'payu-statement': 'statement',
  'payu-transactions': 'transactions',
  'payu-orders': 'orders',
  transfers: 'transfers',
  'todas-las-transacciones': 'allTransactions',
};

type Told = { readonly format: string; readonly gateway: string };

/**
 * What kind of report a format is, in words; `gateway` is the account's. A format that bears the gateway's own name has the
 * columns that the merchant mapped, or those that the manifest of a declared gateway tells.
 */
export function formatText({ format, gateway }: Told, say: Translate): string {
  const kind = KINDS[format] ?? (isOwnGateway(gateway) ? 'mapped' : 'declared');
  return say(`reconciliation.imports.formats.${kind}`, { gateway: gatewayName(gateway) });
}
