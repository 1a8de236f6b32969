import { isExceptionKind } from '#app/exceptions/kind.ts';
import { readTurn } from '../keyset.ts';
import type { ExceptionsQuery } from './exceptions.store.server.ts';

/** Reads the list's address. */
export function readExceptionsQuery(params: URLSearchParams): ExceptionsQuery {
  const kind = params.get('kind') ?? '';
  return {
    view: params.get('view') === 'closed' ? 'closed' : 'open',
    kind: isExceptionKind(kind) ? kind : null,
    turn: readTurn(params),
  };
}
