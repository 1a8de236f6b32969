import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Download, Frame, Page } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../../cli/launch/world.ts';
import { barriersOf } from './axe.ts';
import { BUSY_SHOP, type BusyShop, keepShopBusy } from './busy-shop.ts';
import { keepPicture, openTab, type Tab } from './chromium.ts';
import { appFrame, goInApp } from './embedded-app.ts';
import { LANGUAGES, readableLines, strayLines } from './language.ts';

const SAY = {
  es: {
    open: 'Descargar',
    prepare: 'Preparar',
    rows: /^Filas: \d/,
    file: 'Descargar el archivo',
    close: 'Cerrar',
    keepReport: 'Guardarlo y decir qué es cada columna',
  },
  en: {
    open: 'Download',
    prepare: 'Prepare',
    rows: /^Rows: \d/,
    file: 'Download the file',
    close: 'Close',
  },
  zh: { open: '下载', prepare: '准备文件', rows: /^行数：\d/, file: '下载文件', close: '关闭' },
} as const;

const PHONE = { width: 390, height: 800 };
const DESK = { width: 1280, height: 900 };

describe('a merchant downloads a list from inside Shopify', () => {
  let world: World;
  let shop: BusyShop;
  let tab: Tab;
  let page: Page;

  beforeAll(async () => {
    world = await startWorld({ log: () => undefined });
    await world.control.install(BUSY_SHOP, 'embedded');
    shop = await keepShopBusy(world);
    tab = await openTab();
    page = tab.page;
    await openApp('Español');
  }, 600_000);
  afterAll(async () => {
    await tab?.close();
    await world?.stop();
  });

  /** The words of a language come with the app's first page. */
  const openApp = async (language: string) => {
    await page.goto(`${world.startUrl}/shops/${BUSY_SHOP}/admin`);
    await page.getByRole('button', { name: language }).click();
    await page.getByRole('link', { name: 'Código' }).click();
    await appFrame(page);
  };

  const at = (path: string, tag: string): Promise<Frame> =>
    goInApp(page, `${path}${path.includes('?') ? '&' : '?'}locale=${tag}`);

  const prepare = async (path: string, format: string): Promise<Frame> => {
    const frame = await at(path, 'es-PE');
    await frame.getByRole('button', { name: SAY.es.open, exact: true }).click();
    await frame.getByText(format, { exact: true }).click();
    await frame.getByRole('button', { name: SAY.es.prepare, exact: true }).click();
    await frame.getByText(SAY.es.rows).waitFor();
    return frame;
  };

  const follow = async (frame: Frame): Promise<Buffer> => {
    const begun = new Promise<Download>((resolve) => {
      // A tab that becomes a file never is a page of its own: its opener may tell of it.
      page.once('download', resolve);
      page.context().once('page', (opened) => opened.once('download', resolve));
    });
    await frame.getByRole('link', { name: SAY.es.file }).click();
    const file = await begun;
    expect(await file.failure()).toBeNull();
    const bytes = await readFile(await file.path());
    // What is in the background stands still: the tab that the file came by is closed, as a person would.
    for (const other of page.context().pages()) if (other !== page) await other.close();
    await page.bringToFront();
    return bytes;
  };

  const download = async (path: string, format: string): Promise<Buffer> => {
    const frame = await prepare(path, format);
    const bytes = await follow(frame);
    await frame.getByRole('button', { name: SAY.es.close, exact: true }).last().click();
    await frame.getByRole('dialog').waitFor({ state: 'detached' });
    return bytes;
  };

  const LISTS = [
    ['/app/reconciliation/lines?view=exceptions', 'match_status'],
    ['/app/reconciliation/payouts', 'settlement_id'],
    ['/app/reconciliation/expected', 'due_on'],
    ['/app/exceptions', 'exception_code'],
    ['/app/payments?view=paid', 'payment_id'],
  ] as const;

  it.each(LISTS)(
    'as CSV, with the rows that %s shows',
    { timeout: 120_000 },
    async (path, column) => {
      const text = (await download(path, 'CSV')).toString();
      const { data, meta } = Papa.parse<Record<string, string>>(text.replace('\ufeff', ''), {
        header: true,
        skipEmptyLines: true,
      });
      expect(text.startsWith('\ufeff')).toBe(true);
      expect(meta.fields).toContain(column);
      const shown = await (await appFrame(page)).locator('tbody tr').count();
      expect(data).toHaveLength(shown);
      expect(shown).toBeGreaterThan(0);
      expect(tab.takeTrouble()).toEqual([]);
    },
  );

  it('as a workbook and as JSON, with the same rows', { timeout: 120_000 }, async () => {
    const path = '/app/reconciliation/lines?view=exceptions';
    const [sheet] = await readWorkbook(await download(path, 'Excel (XLSX)'));
    const json = JSON.parse((await download(path, 'JSON')).toString());
    expect(json.rows).toHaveLength(json.row_count);
    const amounts = sheet?.data[0]?.indexOf('net_amount') ?? -1;
    expect(sheet?.data.slice(1).map((row) => `${row[amounts]}`)).toEqual(
      json.rows.map(({ net_amount }: { net_amount: string }) => `${Number(net_amount)}`),
    );
  });

  it('and the statement of a month, as paper', { timeout: 120_000 }, async () => {
    const frame = await at(`/app/reconciliation/periods/${shop.months[0]}`, 'es-PE');
    await frame.getByRole('button', { name: 'PDF', exact: true }).click();
    const paper = await follow(frame);
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await barriersOf(frame)).toEqual([]);
    expect(tab.takeTrouble()).toEqual([]);
  });

  it('and a workbook is read before it is kept', { timeout: 120_000 }, async () => {
    const buffer = await download('/app/reconciliation/payouts', 'Excel (XLSX)');
    const frame = await at('/app/reconciliation/imports/new', 'es-PE');
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await frame.locator('input[type=file]').setInputFiles({ name: 'a.xlsx', mimeType, buffer });
    // Only of a workbook whose rows could be read is it said that its columns are not known.
    await frame.getByRole('button', { name: SAY.es.keepReport, exact: true }).waitFor();
    expect(tab.takeTrouble()).toEqual([]);
  });

  it('and is told in words when a link was used before', { timeout: 120_000 }, async () => {
    const frame = await prepare('/app/reconciliation/payouts', 'CSV');
    const link = frame.getByRole('link', { name: SAY.es.file });
    const href = (await link.getAttribute('href')) ?? '';
    const answers = [await page.request.get(href), await page.request.get(href)];
    expect(answers.map((answer) => answer.status())).toEqual([200, 410]);
    expect(await answers[1]?.text()).toContain('Este enlace ya se usó');
    await frame.getByRole('button', { name: SAY.es.close, exact: true }).last().click();
  });

  for (const { lang, tag, name: language } of LANGUAGES)
    it(`with a dialog in ${language}, without barriers, also on a phone`, {
      timeout: 120_000,
    }, async () => {
      const say = SAY[lang];
      await openApp(language);
      const frame = await at('/app/reconciliation/lines', tag);
      await frame.getByRole('button', { name: say.open, exact: true }).click();
      for (const [size, name] of [
        [DESK, 'desk'],
        [PHONE, 'phone'],
      ] as const) {
        await page.setViewportSize(size);
        // On a phone the dialog itself is an empty box around what is fixed to the window's edge.
        await frame.getByRole('button', { name: say.prepare, exact: true }).waitFor();
        expect.soft(strayLines(await readableLines(frame), lang), name).toEqual([]);
        expect.soft(await barriersOf(frame), name).toEqual([]);
        await keepPicture(page, `admin-download-${lang}-${name}`);
      }
      // The simulated admin's frame ends below a phone's window, and its page does not scroll.
      await page.setViewportSize(DESK);
      await frame.getByRole('button', { name: say.prepare, exact: true }).click();
      await frame.getByText(say.rows).waitFor();
      expect.soft(strayLines(await readableLines(frame), lang), 'prepared').toEqual([]);
      expect(tab.takeTrouble()).toEqual([]);
      await frame.getByRole('button', { name: say.close, exact: true }).last().click();
      await frame.getByRole('dialog').waitFor({ state: 'detached' });
    });
});
