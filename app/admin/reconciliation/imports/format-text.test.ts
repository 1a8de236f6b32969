import { expect, it } from 'vitest';
import { listProviders } from '#app/gateways/registry.ts';
import { readerOf } from '../../reader.ts';
import { translatorFor } from '../../words/words-for.server.ts';
import { formatText } from './format-text.ts';

const say = translatorFor(readerOf('es-PE'));

it('calls every kind of report that a gateway of ours has by words of its own', () => {
  const kinds = listProviders().flatMap(({ name, reports }) =>
    reports.map((format) => formatText({ format, gateway: name }, say)),
  );
  expect(kinds.length).toBeGreaterThan(4);
  expect(new Set(kinds).size).toBe(kinds.length);
  const mapped = listProviders().map(({ name }) =>
    formatText({ format: name, gateway: name }, say),
  );
  for (const text of mapped) expect(kinds).not.toContain(text);
});

it('says that the merchant mapped the columns, and calls a declared gateway by its own name', () => {
  expect(formatText({ format: 'pagoefectivo', gateway: 'pagoefectivo' }, say)).toBe(
    'PagoEfectivo: columnas que tú indicaste',
  );
  expect(formatText({ format: 'caja-sur', gateway: 'Caja Sur' }, say)).toBe('Reporte de Caja Sur');
});
