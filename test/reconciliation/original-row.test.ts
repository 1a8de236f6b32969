import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveReport } from '#app/reconciliation/files/receive-report.server.ts';
import { importReport } from '#app/reconciliation/lines/import-report.server.ts';
import { showOriginalRow } from '#app/reconciliation/lines/original-row.server.ts';
import { sheetXml, workbookOf } from '#app/reconciliation/reading/workbook.test-data.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';

const PLAN = {
  kind: 'sale',
  columns: { reference: 'CIP', operation: 'Operacion', at: 'Fecha', net: 'Neto' },
  leaves: [],
  amounts: 'decimal-point',
  time: { format: 'day', zone: '-05:00' },
};

let house: TestHouse;
let books: Books;
const mapColumns = (plan: object, decidedAt: string) =>
  house.asOwner(
    `insert into report_columns (shop_id, id, account_id, plan, decided_at, decided_by)
     values ($1, gen_random_uuid(), $2, $3, $4, 'staff:1')`,
    [books.shopId, books.accountId, JSON.stringify(plan), decidedAt],
  );

beforeAll(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(PLAN, '2026-11-01');
});
afterAll(() => house[Symbol.asyncDispose]());

/** Brings a report in pieces of an odd size, and tells the file and each line's place in it. */
async function bring(name: string, bytes: Buffer) {
  const { shopId, accountId } = books;
  const received = await receiveReport(house.foundation, {
    shopId,
    accountId,
    name,
    cameBy: 'upload',
    actor: 'staff:1',
    bytes: (async function* () {
      for (let from = 0; from < bytes.length; from += 70_001)
        yield bytes.subarray(from, from + 70_001);
    })(),
  });
  if (!received.ok) throw new Error(received.error.why);
  const { fileId } = received.value;
  const imported = await importReport(house.foundation, { shopId, fileId });
  expect(imported).toEqual({ ok: true, value: expect.anything() });
  const lines = await house.asOwner<{ operation: string; file_line: number }>(
    'select operation, file_line from settlement_line where file_id = $1 order by id',
    [fileId],
  );
  return { fileId, lineOf: (operation: string) => placeOf(lines, operation) };
}

function placeOf(lines: readonly { operation: string; file_line: number }[], operation: string) {
  const line = lines.find((each) => each.operation === operation);
  if (!line) throw new Error(`no line of ${operation}`);
  return line.file_line;
}

const show = (fileId: string, fileLine: number, shopId = books.shopId) =>
  showOriginalRow(house.foundation, { shopId, fileId, fileLine, actor: 'staff:7' });

const texts = async (fileId: string, fileLine: number) =>
  Object.fromEntries(
    (await show(fileId, fileLine))?.map(({ column, text }) => [column, text]) ?? [],
  );

const HEAD = 'CIP;Operacion;Fecha;Cliente;Neto';

describe('the row that a line came from', () => {
  it('is shown as it came, also after a note of several lines', async () => {
    const csv = `${HEAD}\r\n1;OP-1;2026-11-20;"Rosa\r\nQuispe; ""la jefa""";10.00\r\n2;OP-2;2026-11-20;Juan;-20.50\r\n`;
    const { fileId, lineOf } = await bring('notas.csv', Buffer.from(csv));
    expect(await texts(fileId, lineOf('OP-1'))).toEqual({
      CIP: '1',
      Operacion: 'OP-1',
      Fecha: '2026-11-20',
      // Line ends are made one when a file is decoded.
      Cliente: 'Rosa\nQuispe; "la jefa"',
      Neto: '10.00',
    });
    expect(await texts(fileId, lineOf('OP-2'))).toMatchObject({ Cliente: 'Juan', Neto: '-20.50' });
  });

  it('is found in a report that was kept in several pieces', async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, n) => `${n};OP-B${n};2026-11-20;Cliente número ${n} de una tienda;${n}.25`,
    );
    const csv = Buffer.from(`${HEAD}\n${rows.join('\n')}\n`);
    const { fileId, lineOf } = await bring('grande.csv', csv);
    expect(csv.length).toBeGreaterThan(2 * 1_048_576);
    for (const n of [0, 19_999, 39_999])
      expect(await texts(fileId, lineOf(`OP-B${n}`))).toMatchObject({
        CIP: `${n}`,
        Cliente: `Cliente número ${n} de una tienda`,
      });
  }, 60_000);

  it('is shown of a workbook and of JSON too', async () => {
    const sheet = sheetXml([
      ['CIP', 'Operacion', 'Fecha', 'Cliente', 'Neto'],
      ['3', 'OP-3', '2026-11-20', 'Inés', { number: '30.10' }],
      [],
      ['4', 'OP-4', '2026-11-20', 'Lucía', { number: '40.20' }],
    ]);
    const book = await bring('libro.xlsx', workbookOf(sheet));
    expect(await texts(book.fileId, book.lineOf('OP-4'))).toMatchObject({
      CIP: '4',
      Cliente: 'Lucía',
    });
    const records = ['5', '6'].map((n) => ({
      CIP: n,
      Operacion: `OP-${n}`,
      Fecha: '2026-11-20',
      Cliente: { nombre: `Ana ${n}` },
      Neto: `${n}0.00`,
    }));
    const json = await bring('filas.json', Buffer.from(JSON.stringify({ rows: records })));
    expect(await texts(json.fileId, json.lineOf('OP-6'))).toMatchObject({
      CIP: '6',
      Cliente: '{"nombre":"Ana 6"}',
    });
  });

  it('is kept in the journal with who looked, and not what he saw', async () => {
    const { fileId, lineOf } = await bring(
      'vista.csv',
      Buffer.from(`${HEAD}\n7;OP-7;2026-11-20;Rosa;1.00\n`),
    );
    await show(fileId, lineOf('OP-7'));
    const journal = await house.asOwner(
      `select actor, data from reconciliation_event where kind = 'original.shown' and data->>'file' = $1`,
      [fileId],
    );
    expect(journal).toEqual([{ actor: 'staff:7', data: { file: fileId, line: 2 } }]);
  });

  it('is nobody else’s, is none where there is no such row, and is gone with the original', async () => {
    const { fileId, lineOf } = await bring(
      'borrada.csv',
      Buffer.from(`${HEAD}\n8;OP-8;2026-11-20;Rosa;2.00\n`),
    );
    const stranger = await openBooks(house, 'pagoefectivo');
    expect(await show(fileId, lineOf('OP-8'), stranger.shopId)).toBeNull();
    expect(await show(fileId, 99)).toBeNull();
    await house.asOwner('update report_file set key_sealed = null where id = $1', [fileId]);
    await house.asOwner('delete from report_piece where file_id = $1', [fileId]);
    expect(await show(fileId, lineOf('OP-8'))).toBeNull();
  });

  it('is still shown when the columns have been mapped otherwise since', async () => {
    const { fileId, lineOf } = await bring(
      'antes.csv',
      Buffer.from(`${HEAD}\n9;OP-9;2026-11-20;Rosa;3.00\n`),
    );
    await mapColumns({ ...PLAN, columns: { ...PLAN.columns, net: 'Importe neto' } }, '2026-11-02');
    expect(await texts(fileId, lineOf('OP-9'))).toMatchObject({ Cliente: 'Rosa', Neto: '3.00' });
  });
});
