import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop } from '../../cli/launch/open-shop.ts';
import { startWorld, type World } from '../../cli/launch/world.ts';
import { barriersOf } from './axe.ts';
import { keepPicture, openTab, type Tab } from './chromium.ts';
import { appFrame, goInApp } from './embedded-app.ts';
import { LANGUAGES, type Lang, readableLines, strayLines } from './language.ts';
import { closedMonths, keepUnclosedMonths, type UnclosedMonths } from './unclosed-months.ts';

const SHOP = 'tienda-lima.myshopify.com';

const SAY = {
  es: {
    inTheWay: ['Líneas en excepción: 1', 'Abonos que no cuadran con lo que recibió tu banco: 1'],
    close: 'Cerrar el mes',
    alike: 'Se parece a una línea de otro reporte',
    brought: 'Líneas que se parecen a otras que ya habían llegado: 1',
    sure: 'Sí, cerrarlo',
    closed: 'Mes cerrado. Sus totales ya no cambian.',
  },
  en: {
    inTheWay: ['Lines in exceptions: 1', 'Payouts that do not agree with what your bank got: 1'],
    close: 'Close the month',
    alike: 'It looks like a line of another report',
    brought: 'Lines that look like lines that came before: 1',
    sure: 'Yes, close it',
    closed: 'Month closed. Its totals no longer change.',
  },
  zh: {
    inTheWay: ['异常中的结算行：1', '与银行实收对不上的打款：1'],
    close: '关账',
    alike: '与另一份报表中的明细相似',
    brought: '与之前到达的明细相似：1 条',
    sure: '是的，关账',
    closed: '已关账，总额不再变化。',
  },
} as const;

const DECISION = {
  choice: 'Lo acepto como está en el reporte',
  close: 'Cerrar la excepción',
  closed: 'Excepción cerrada.',
};

describe('a merchant closes a month inside Shopify', () => {
  let world: World;
  let tab: Tab;
  let page: Page;
  let books: UnclosedMonths;

  beforeAll(async () => {
    world = await startWorld({ log: () => undefined });
    await openShop(world, SHOP);
    books = await keepUnclosedMonths(world);
    tab = await openTab();
    page = tab.page;
  }, 600_000);
  afterAll(async () => {
    await tab?.close();
    await world?.stop();
  });

  /** The words of a language come with the app's first page. */
  const openApp = async (language: string) => {
    await page.goto(`${world.startUrl}/shops/${SHOP}/admin`);
    await page.getByRole('button', { name: language }).click();
    await page.getByRole('link', { name: 'Código' }).click();
    await appFrame(page);
  };
  const monthOf = (place: number, tag: string): Promise<Frame> =>
    goInApp(page, `/app/reconciliation/periods/${books.paths[place]}?locale=${tag}`);
  const read = async (frame: Frame, lang: Lang) => {
    expect.soft(strayLines(await readableLines(frame), lang)).toEqual([]);
    expect.soft(await barriersOf(frame)).toEqual([]);
    expect.soft(tab.takeTrouble()).toEqual([]);
  };
  const close = async (frame: Frame, lang: Lang) => {
    const say = SAY[lang];
    await frame.getByRole('button', { name: say.close, exact: true }).click();
    await frame.getByRole('button', { name: say.sure, exact: true }).click();
    await frame.getByText(say.closed).waitFor();
    // The dialog fades away: pale text for a moment.
    await frame.getByRole('dialog').waitFor({ state: 'detached' });
    await read(frame, lang);
  };

  for (const { lang, tag, name } of LANGUAGES)
    it(`and is told in ${name} what keeps it open, so that the button does nothing`, {
      timeout: 120_000,
    }, async () => {
      await openApp(name);
      const frame = await monthOf(0, tag);
      const say = SAY[lang];
      for (const matter of say.inTheWay) await frame.getByText(matter).waitFor();
      const button = frame.getByRole('button', { name: say.close, exact: true });
      expect(await button.isDisabled()).toBe(true);
      await read(frame, lang);
      await keepPicture(page, `admin-month-in-the-way-${lang}`);
      expect(await closedMonths(world)).toEqual([]);
    });

  for (const { lang, tag, name } of LANGUAGES)
    it(`and is pointed in ${name} to a fee that may have come twice`, {
      timeout: 120_000,
    }, async () => {
      await openApp(name);
      const { file, line } = books.again;
      const report = await goInApp(page, `/app/reconciliation/imports/${file}?locale=${tag}`);
      await report.getByText(SAY[lang].brought).waitFor();
      await read(report, lang);
      await keepPicture(page, `admin-report-alike-${lang}`);
      const one = await goInApp(page, `/app/reconciliation/lines/${line}?locale=${tag}`);
      await one.getByText(SAY[lang].alike).waitFor();
      await read(one, lang);
      await keepPicture(page, `admin-line-alike-${lang}`);
    });

  it('once each of them is decided, and asked twice, for good', { timeout: 120_000 }, async () => {
    await openApp('Español');
    for (const id of books.matters) {
      const frame = await goInApp(page, `/app/exceptions/${id}?locale=es-PE`);
      await frame.getByText(DECISION.choice).click();
      await frame.locator('textarea').first().fill('Nos lo explicaron por correo.');
      await frame.getByRole('button', { name: DECISION.close, exact: true }).click();
      await frame.getByText(DECISION.closed).waitFor();
    }
    const frame = await monthOf(0, 'es-PE');
    await close(frame, 'es');
    const button = frame.getByRole('button', { name: SAY.es.close, exact: true });
    expect(await button.count()).toBe(0);
    await keepPicture(page, 'admin-month-closed-es');
    expect(await closedMonths(world)).toEqual([
      { path: books.paths[0], by: expect.stringMatching(/^staff:/) },
    ]);
  });

  it('and the next ones in the other languages', { timeout: 120_000 }, async () => {
    for (const [place, { lang, tag, name }] of LANGUAGES.entries()) {
      if (lang === 'es') continue;
      await openApp(name);
      await close(await monthOf(place, tag), lang);
    }
    expect((await closedMonths(world)).map(({ path }) => path)).toEqual(books.paths);
  });
});
