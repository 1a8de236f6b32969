import { createHash } from 'node:crypto';

/** Quipu's `firma`: lower-case hex SHA-256 of the key and the fields, joined by tildes. */
export const firmaOf = (llave: string, fields: readonly string[]): string =>
  createHash('sha256')
    .update([llave, ...fields].join('~'))
    .digest('hex');
