import { describe, expect, it } from 'vitest';
import type { BadRow, ReportFormat, ReportLine } from '#app/gateways/report.ts';
import type { Result } from '#app/kernel/result.ts';
import type { Movement } from '#sandbox/till/movements.ts';
import type { Sheet } from '#sandbox/till/sheet.ts';
import { must, type Scene } from './scene.ts';

export function reportsSettlements(scene: Scene): void {
  /** Two sales, and what else can happen to money at this gateway. */
  const trade = async () => {
    for (const minor of [12050n, 2205n, 100_000n]) {
      const { reference } = await scene.issue({ amount: { minor, currency: 'PEN' } });
      await scene.world.pay(reference);
      if (minor === 12050n && scene.capabilities.refunds !== 'manual') {
        const amount = { minor: 2005n, currency: 'PEN' };
        const order = scene.world.refundOrder({ reference, amount, whole: false });
        must(await scene.open().refund(order));
      }
      if (minor === 2205n && !('reversed' in scene.world.dialect.cannot))
        await scene.world.reverse(reference);
      await scene.world.pass(86_400_000);
    }
    await scene.issue();
    await scene.world.pass(30 * 86_400_000);
  };

  describe('reports what it settled', () => {
    it('in files that one of its formats recognises', async () => {
      await trade();
      const { reports } = scene.world.provider;
      const made = scene.world.reports();
      expect(made.length > 0).toBe(reports.length > 0);
      for (const { header } of made) {
        const fits = reports.filter((format) => format.recognises(header));
        expect(fits, header.join()).toHaveLength(1);
        expect(reports.some((format) => format.recognises(header.slice(1)))).toBe(false);
      }
    });

    it('so that its lines add up to its books, to the céntimo', async () => {
      await trade();
      for (const sheet of scene.world.reports()) {
        const lines = readAll(scene, sheet).map(must);
        const balances = lines.some(({ net }) => net !== null);
        const movements = scene.world.movements();
        if (lines.every(({ kind }) => kind === 'payout')) {
          // A report of transfers alone: all that came in went out to the bank.
          const nets = movements.map(({ netMinor }) => -netMinor);
          expect(sum(lines.map(({ net }) => net?.minor ?? 0n))).toBe(sum(nets));
          continue;
        }
        if (balances) {
          const nets = movements.map(({ netMinor }) => netMinor);
          expect(sum(lines.map(({ net }) => net?.minor ?? 0n))).toBe(sum(nets));
        }
        expect(sum(salesOf(lines))).toBe(sum(movements.filter(isSale).map(grossOf)));
      }
    });

    it('and names for each sale the code or the order that it belongs to', async () => {
      await trade();
      for (const sheet of scene.world.reports()) {
        const sales = readAll(scene, sheet)
          .map(must)
          .filter(({ kind }) => kind === 'sale');
        for (const { reference, transactionCode } of sales) {
          const book = scene.world
            .movements()
            .find(
              ({ code }) =>
                code.reference === reference || code.transactionCode === transactionCode,
            );
          expect(book, `${reference} ${transactionCode}`).toBeDefined();
        }
      }
    });

    it('and a row that cannot be read is named by its line, while the rest is read', async () => {
      await trade();
      for (const sheet of scene.world.reports()) {
        const rows = sheet.rows.map((row, n) =>
          n === sheet.rows.length - 1 ? row.map(() => '?') : row,
        );
        const read = readAll(scene, { ...sheet, rows });
        const bad = read.filter((line) => !line.ok);
        expect(bad).toEqual([
          { ok: false, error: expect.objectContaining({ line: rows.length + 1 }) },
        ]);
        expect(JSON.stringify(bad)).not.toContain('"?"');
        expect(read.length).toBeGreaterThan(bad.length);
      }
    });
  });
}

const isSale = ({ kind }: Movement): boolean => kind === 'sale';
const grossOf = ({ grossMinor }: Movement): bigint => grossMinor;

/** What the sales brought: as the line tells it, or what moved where a line is one movement. */
const salesOf = (lines: readonly ReportLine[]): bigint[] =>
  lines
    .filter(({ kind }) => kind === 'sale')
    .map(({ gross, net }) => gross?.minor ?? net?.minor ?? 0n);

const sum = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((total, amount) => total + amount, 0n);

/** Every row of a report through the format that recognises it; the header is line 1. */
function readAll(scene: Scene, { header, rows }: Sheet): Result<ReportLine, BadRow>[] {
  const format = formatOf(scene.world.provider.reports, header);
  const reader = format.open(header);
  return rows.flatMap((cells, n) => reader.read({ line: n + 2, cells }));
}

function formatOf(formats: readonly ReportFormat[], header: readonly string[]): ReportFormat {
  const format = formats.find((candidate) => candidate.recognises(header));
  if (!format) throw new Error(`no format recognises ${header.join()}`);
  return format;
}
