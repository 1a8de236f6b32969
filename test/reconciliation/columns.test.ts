import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guessPlan } from '#app/reconciliation/columns/guess-plan.ts';
import { offerColumns } from '#app/reconciliation/columns/offer-columns.server.ts';
import { setColumns } from '#app/reconciliation/columns/set-columns.server.ts';
import { tryColumns } from '#app/reconciliation/columns/try-columns.server.ts';
import { importReport } from '#app/reconciliation/lines/import-report.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring } from './reports.ts';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'dlocal');
});
afterEach(() => house[Symbol.asyncDispose]());

const TEXT = `Reporte de liquidación;;;;;;
CIP;Fecha;Tipo de movimiento;Monto bruto;Comisión;IGV;Neto a abonar
A;25/11/2026;VENTA;120,50;4,10;0,74;115,66
B;25/11/2026;VENTA;10,00;0,50;0,09;9,41
;25/11/2026;COSTO;;;;-2,00
B;26/11/2026;EXTORNO;;;;-9,41
C;26/11/2026;VENTA;uno;;;1,00
`;
const PLAN = {
  kind: {
    column: 'Tipo de movimiento',
    words: { VENTA: 'sale', COSTO: 'fee', EXTORNO: 'refund' },
  },
  columns: {
    reference: 'CIP',
    at: 'Fecha',
    gross: 'Monto bruto',
    fee: 'Comisión',
    feeTax: 'IGV',
    net: 'Neto a abonar',
  },
  leaves: ['fee', 'feeTax'],
  amounts: 'decimal-comma',
  time: { format: 'day-slashes', zone: '-05:00' },
  linesBefore: 1,
};

/** A report that nobody knows the columns of, refused. */
const refused = async () => {
  const { fileId, imported } = await bring(house, books, TEXT);
  expect(imported).toMatchObject({ ok: false, error: { why: 'unknown-kind' } });
  return { shopId: books.shopId, fileId };
};

describe('a report whose columns nobody knows', () => {
  it('shows its columns with values of each, and the few words of those that have few; it is kept who saw them', async () => {
    const file = await refused();
    const offered = await offerColumns(house.foundation, { ...file, actor: 'staff:7' });
    if (!offered?.ok) throw new Error('nothing was offered');
    const { columns, linesBefore, plan } = offered.value;
    expect({ linesBefore, plan }).toEqual({ linesBefore: 1, plan: null });
    expect(columns.map(({ head }) => head)).toEqual([
      'CIP',
      'Fecha',
      'Tipo de movimiento',
      'Monto bruto',
      'Comisión',
      'IGV',
      'Neto a abonar',
    ]);
    expect(columns[2]?.words).toEqual(['VENTA', 'COSTO', 'EXTORNO']);
    expect(columns[3]?.samples).toEqual(['120,50', '10,00', 'uno']);
    expect(await house.asOwner('select kind, actor, data from reconciliation_event')).toMatchObject(
      [{ kind: 'original.shown', actor: 'staff:7', data: { file: file.fileId } }],
    );
    expect(guessPlan(columns)).toEqual({
      columns: PLAN.columns,
      kind: 'Tipo de movimiento',
      amounts: 'decimal-comma',
      time: 'day-slashes',
      leaves: ['fee', 'feeTax'],
    });
  });

  it('is shown as it would be read, with its sums and its bad rows, and nothing is kept of it', async () => {
    const file = await refused();
    const tried = await tryColumns(house.foundation, { ...file, plan: PLAN });
    expect(tried).toMatchObject({
      ok: true,
      value: {
        linesRead: 4,
        badRows: 1,
        bad: [{ line: 7, column: 'Monto bruto', why: 'not an amount' }],
        unknownWords: 0,
        whole: true,
        sums: [
          { currency: 'PEN', lines: 4, grossMinor: 13_050n, feeMinor: -460n, netMinor: 11_366n },
        ],
      },
    });
    expect(await house.asOwner('select 1 from settlement_line')).toEqual([]);
    expect(await house.asOwner('select 1 from report_columns')).toEqual([]);
  });

  it('puts a sale aside whose own amounts say that its fee was kept and not given', async () => {
    const file = await refused();
    for (const leaves of [[], ['fee'], ['feeTax']]) {
      const tried = await tryColumns(house.foundation, { ...file, plan: { ...PLAN, leaves } });
      expect(tried).toMatchObject({ ok: true, value: { linesRead: 2, badRows: 3 } });
      if (tried.ok)
        expect(tried.value.bad[0]).toEqual({ line: 3, column: 'Comisión', why: 'fee-turned' });
    }
  });

  it('says by its fields what is missing from a plan', async () => {
    const file = await refused();
    const { net: _, ...noNet } = PLAN.columns;
    const { reference: __, ...noReference } = PLAN.columns;
    const faults = async (change: object) => {
      const tried = await setColumns(house.foundation, {
        ...file,
        actor: 'staff:7',
        plan: { ...PLAN, ...change },
      });
      return tried.ok ? tried.value : 'fields' in tried.error ? tried.error.fields : null;
    };
    expect(await faults({ columns: noNet })).toEqual(['columns.net']);
    expect(await faults({ columns: noReference })).toEqual(['columns.reference']);
    expect(await faults({ kind: { column: 'Tipo de movimiento', words: {} } })).toEqual([
      'kind.words',
    ]);
    expect(await faults({ time: { format: 'day', zone: 'Lima' } })).toEqual(['time.zone']);
    expect(await house.asOwner('select 1 from report_columns')).toEqual([]);
  });

  it('is read again once they are told, with all others of its account that waited for it', async () => {
    const file = await refused();
    const other = await bring(house, books, TEXT.replace('120,50', '120,51'));
    const told = await setColumns(house.foundation, { ...file, actor: 'staff:7', plan: PLAN });
    expect(told).toEqual({ ok: true, value: 'set' });
    expect(await house.asOwner('select state, due_at is not null as due from report_file')).toEqual(
      [
        { state: 'received', due: true },
        { state: 'received', due: true },
      ],
    );
    for (const fileId of [file.fileId, other.fileId])
      expect(await importReport(house.foundation, { shopId: books.shopId, fileId })).toMatchObject({
        ok: true,
        value: 'imported',
      });
    expect(
      await house.asOwner(
        `select kind, actor from reconciliation_event where kind = 'columns.set'`,
      ),
    ).toEqual([{ kind: 'columns.set', actor: 'staff:7' }]);
    expect(await house.asOwner('select plan, decided_by from report_columns')).toEqual([
      { plan: PLAN, decided_by: 'staff:7' },
    ]);
  });

  it('of another shop is not there', async () => {
    const { fileId } = await refused();
    const elsewhere = await openBooks(house, 'dlocal');
    const file = { shopId: elsewhere.shopId, fileId };
    expect(await offerColumns(house.foundation, { ...file, actor: 'staff:7' })).toBeNull();
    expect(await setColumns(house.foundation, { ...file, actor: 'staff:7', plan: PLAN })).toEqual({
      ok: false,
      error: { why: 'no-such-file' },
    });
    expect(await tryColumns(house.foundation, { ...file, plan: PLAN })).toEqual({
      ok: false,
      error: { why: 'no-such-file' },
    });
  });
});
