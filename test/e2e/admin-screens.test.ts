import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../../cli/launch/world.ts';
import { barriersOf } from './axe.ts';
import { BUSY_SHOP, type BusyShop, keepShopBusy } from './busy-shop.ts';
import { keepPicture, openTab, type Tab } from './chromium.ts';
import { appFrame, goInApp } from './embedded-app.ts';
import { LANGUAGES, readableLines, strayLines } from './language.ts';
import { BAD_LINE, reportOf } from './reconciled-shop.ts';

/** What is pressed on the forms, and what they answer. */
const FORMS = {
  es: {
    prove: 'Probar y guardar',
    check: 'Revisa los campos marcados',
    save: 'Guardar',
    saved: 'Ajustes guardados.',
    close: 'Cerrar la excepción',
    choose: 'Elige qué decidiste',
    returned: 'Devolví el dinero al comprador',
    howMuch: 'Cuánto devolviste',
    take: 'Me encargo',
    pick: 'Elegir varias',
    taken: 'Quedaron a tu cargo',
    several: 'Repartida entre varios pagos',
    share: 'Repartir la línea',
    void: 'Anular el código',
    keep: 'Dejarlo vigente',
    retire: 'Retirar la cuenta',
    isItThis: '¿Es este el reporte?',
    intoBooks: 'Sí, ponerlo en mis cuentas',
    keepReport: 'Guardarlo y decir qué es cada columna',
    sayColumns: 'Decir qué es cada columna',
    look: 'Ver cómo se leería',
    setColumns: 'Guardar y leer el reporte',
    brought: 'Lo que trajo',
    badRow: 'Fila 3',
    mend: 'Ponerla en mis cuentas',
    mended: 'Fila corregida: ya está en tus cuentas.',
    tryCard: 'Calcular un ejemplo',
    example: 'De un pago de',
    compare: 'Comparar',
    asked: 'Lo comparamos enseguida.',
  },
  en: {
    prove: 'Prove and save',
    check: 'Check the marked fields',
    save: 'Save',
    saved: 'Settings saved.',
    close: 'Close the exception',
    choose: 'Choose what you decided',
    returned: 'I returned the money to the shopper',
    howMuch: 'How much you returned',
    take: 'Take it',
    pick: 'Choose several',
    taken: 'Yours now',
    several: 'Shared among several payments',
    share: 'Share the line out',
    void: 'Void the code',
    keep: 'Keep it payable',
    retire: 'Retire the account',
    isItThis: 'Is this the report?',
    intoBooks: 'Yes, put it into my books',
    keepReport: 'Keep it and say what each column is',
    sayColumns: 'Say what each column is',
    look: 'See how it would be read',
    setColumns: 'Save and read the report',
    brought: 'What it brought',
    badRow: 'Row 3',
    mend: 'Put it into my books',
    mended: 'Row mended: it is in your books.',
    tryCard: 'Calculate an example',
    example: 'Of a payment of',
    compare: 'Compare',
    asked: 'It is being compared.',
  },
  zh: {
    prove: '验证并保存',
    check: '请检查标出的字段',
    save: '保存',
    saved: '设置已保存。',
    close: '关闭异常',
    choose: '请选择你的处理方式',
    returned: '已把钱退给买家',
    howMuch: '退了多少',
    take: '由我处理',
    pick: '选择多项',
    taken: '现在由你负责',
    several: '分给多笔付款',
    share: '分配该明细',
    void: '作废付款码',
    keep: '保留',
    retire: '停用账户',
    isItThis: '是这份报表吗？',
    intoBooks: '是的，记入账目',
    keepReport: '保存并说明每一列',
    sayColumns: '说明每一列的含义',
    look: '查看将如何读取',
    setColumns: '保存并读取报表',
    brought: '带来了什么',
    badRow: '第 3 行',
    mend: '记入账目',
    mended: '此行已更正并入账。',
    tryCard: '算一个例子',
    example: '一笔 S/',
    compare: '核对',
    asked: '马上开始核对。',
  },
} as const;

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 800 };

describe('every screen of the merchant', () => {
  let world: World;
  let shop: BusyShop;

  beforeAll(async () => {
    world = await startWorld({ log: () => undefined });
    await world.control.install(BUSY_SHOP, 'embedded');
    shop = await keepShopBusy(world);
  }, 600_000);
  afterAll(() => world?.stop());

  const screens = (): [name: string, path: string][] => [
    ['home', '/app'],
    ['payments', '/app/payments'],
    ...['awaiting', 'paid', 'problems', 'expired', 'voided', 'unserved'].map(
      (view): [string, string] => [`payments-${view}`, `/app/payments?view=${view}`],
    ),
    ['payments-filtered', '/app/payments?kind=test&currency=PEN&from=2026-01-01&state=paid'],
    ['payments-no-match', '/app/payments?q=nothing-like-it'],
    ...[...shop.payments].map(([state, id]): [string, string] => [
      `payment-${state}`,
      `/app/payments/${id}`,
    ]),
    ['payment-refund', `/app/payments/${shop.refundedPayment}`],
    ['exceptions', '/app/exceptions'],
    ['exceptions-closed', '/app/exceptions?view=closed'],
    ['exceptions-of-a-kind', '/app/exceptions?kind=UNKNOWN_PAYMENT'],
    ...shop.reconciled.decided.map((id, n): [string, string] => [
      `exception-decided-${n}`,
      `/app/exceptions/${id}`,
    ]),
    ...shop.exceptions.map((id, n): [string, string] => [
      `exception-${n}`,
      `/app/exceptions/${id}`,
    ]),
    ['notifications', '/app/notifications'],
    ['notifications-refused', '/app/notifications?view=refused'],
    ...shop.deliveries.map((id, n): [string, string] => [
      `notification-${n}`,
      `/app/notifications/${id}`,
    ]),
    ['reconciliation', '/app/reconciliation'],
    ['reconciliation-earlier', '/app/reconciliation?month=2026-01'],
    ['lines', '/app/reconciliation/lines'],
    ...['exceptions', 'matched', 'decided', 'informs'].map((view): [string, string] => [
      `lines-${view}`,
      `/app/reconciliation/lines?view=${view}`,
    ]),
    ['lines-filtered', '/app/reconciliation/lines?kind=sale&currency=PEN&from=2026-01-01'],
    ['lines-no-match', '/app/reconciliation/lines?q=nothing-like-it'],
    ...shop.reconciled.lines.map((id, n): [string, string] => [
      `line-${n}`,
      `/app/reconciliation/lines/${id}`,
    ]),
    ['money-to-come', '/app/reconciliation/expected'],
    ['money-overdue', '/app/reconciliation/expected?state=overdue'],
    ['reports', '/app/reconciliation/imports'],
    ['report-upload', '/app/reconciliation/imports/new'],
    ...shop.reconciled.files.map((id, n): [string, string] => [
      `report-${n}`,
      `/app/reconciliation/imports/${id}`,
    ]),
    ['report-columns', `/app/reconciliation/imports/${shop.reconciled.files[2]}/columns`],
    ['report-row', `/app/reconciliation/imports/${shop.reconciled.files[0]}/rows/7`],
    ['payouts', '/app/reconciliation/payouts'],
    ...shop.reconciled.payouts.map((id, n): [string, string] => [
      `payout-${n}`,
      `/app/reconciliation/payouts/${id}`,
    ]),
    ['comparison', '/app/reconciliation/comparison'],
    ['comparison-earlier', '/app/reconciliation/comparison?before=2026-01-01'],
    ['months', '/app/reconciliation/periods'],
    ...shop.months.map((path, n): [string, string] => [
      `month-${n}`,
      `/app/reconciliation/periods/${path}`,
    ]),
    ['rate-card', '/app/reconciliation/rate-card'],
    ['settings', '/app/settings'],
    ['settings-account', `/app/settings/accounts/${shop.accounts[0]}`],
    ['settings-new-account', '/app/settings/accounts/new'],
  ];

  const openApp = async (language: string): Promise<Tab> => {
    const tab = await openTab();
    const { page } = tab;
    await page.goto(`${world.startUrl}/shops/${BUSY_SHOP}/admin`);
    await page.getByRole('button', { name: language }).click();
    await page.getByRole('link', { name: 'Código' }).click();
    await appFrame(page);
    return tab;
  };

  for (const { lang, tag, name: language } of LANGUAGES) {
    describe(`in ${language}`, () => {
      let tab: Tab;
      let page: Page;
      let frame: Frame;

      beforeAll(async () => {
        tab = await openApp(language);
        page = tab.page;
      });
      afterAll(() => tab?.close());

      const read = async (where: string) => {
        expect.soft(strayLines(await readableLines(frame), lang), where).toEqual([]);
        expect.soft(tab.takeTrouble(), where).toEqual([]);
      };

      it('has every word in that language, no trouble behind it, no barrier, and fits a phone', {
        timeout: 400_000,
      }, async () => {
        expect(await (await appFrame(page)).locator('html').getAttribute('lang')).toBe(tag);
        const links = await page.locator('#app-nav').allTextContents();
        expect(strayLines(links, lang)).toEqual([]);
        for (const [name, path] of screens()) {
          frame = await goInApp(
            page,
            path.includes('?') ? `${path}&locale=${tag}` : `${path}?locale=${tag}`,
          );
          await read(name);
          expect.soft(await barriersOf(frame), name).toEqual([]);
          await picture(page, frame, `${name}-${lang}-desk`);
          await page.setViewportSize(PHONE);
          await frame.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
          expect.soft(await sideways(frame), `${name} on a phone`).toBe(0);
          await read(`${name} on a phone`);
          expect.soft(await barriersOf(frame), `${name} on a phone`).toEqual([]);
          await picture(page, frame, `${name}-${lang}-phone`);
          await page.setViewportSize(DESK);
        }
      });

      it('answers a form that is wrong, and one that is right, in that language', {
        timeout: 240_000,
      }, async () => {
        const say = FORMS[lang];
        const press = (name: string) => frame.getByRole('button', { name, exact: true }).click();
        const at = async (path: string) => {
          frame = await goInApp(page, `${path}?locale=${tag}`);
        };
        await at('/app/settings/accounts/new');
        await press(say.prove);
        await frame.getByText(say.check).first().waitFor();
        await read('an account without keys');
        await at('/app/settings');
        await frame.locator('input[type=number]').first().fill('71');
        await press(say.save);
        await frame.locator('.Polaris-Banner').waitFor();
        await read('a deadline that is too long');
        await frame.locator('input[type=number]').first().fill('47');
        await press(say.save);
        await frame.getByText(say.saved).waitFor();
        await read('settings, saved');
        await at(`/app/exceptions/${shop.exceptions[0]}`);
        await press(say.close);
        await frame.getByText(say.choose).first().waitFor();
        await read('an exception without a decision');
        await at(`/app/exceptions/${shop.reconciled.open}`);
        await frame.getByText(say.returned).click();
        await frame.locator('textarea').first().fill('00123');
        await press(say.close);
        await frame.getByText(say.check).first().waitFor();
        await read('a return without an amount');
        expect(await barriersOf(frame)).toEqual([]);
        await picture(page, frame, `form-returned-${lang}-desk`);
        frame = await goInApp(page, `/app/exceptions?kind=DOUBLE_PAYMENT&locale=${tag}`);
        await frame.locator('a[data-primary-link]').first().focus();
        await page.keyboard.press('x');
        await frame.getByRole('button', { name: say.take }).first().waitFor();
        await read('exceptions that are chosen');
        await picture(page, frame, `form-chosen-${lang}-desk`);
        await frame.getByRole('button', { name: say.take }).first().click();
        await frame.getByText(say.taken).first().waitFor();
        await read('exceptions that were taken together');
        // What was chosen fades away: pale text for a moment.
        await expect.poll(() => barriersOf(frame), { timeout: 10_000 }).toEqual([]);
        await picture(page, frame, `form-taken-${lang}-desk`);
        await page.setViewportSize(PHONE);
        await press(say.pick);
        await frame.getByRole('checkbox').first().check();
        await read('exceptions that are chosen on a phone');
        expect(await barriersOf(frame)).toEqual([]);
        await picture(page, frame, `form-chosen-${lang}-phone`);
        await press(say.take);
        await frame.getByText(say.taken).first().waitFor();
        await page.setViewportSize(DESK);
        await at(`/app/reconciliation/lines/${shop.reconciled.astray}`);
        await frame.getByText(say.several).click();
        await press(say.share);
        await frame.getByText(say.check).first().waitFor();
        await read('a line that is not shared out');
        expect(await barriersOf(frame)).toEqual([]);
        await page.setViewportSize(PHONE);
        expect(await sideways(frame)).toBe(0);
        await picture(page, frame, `form-shared-${lang}-phone`);
        await page.setViewportSize(DESK);
        await at(`/app/payments/${shop.payments.get('awaiting')}`);
        await press(say.void);
        await frame.getByRole('dialog').waitFor();
        await read('a code about to be voided');
        await press(say.keep);
        await at('/app/reconciliation/rate-card');
        await press(say.tryCard);
        await frame.getByText(say.example).last().waitFor();
        await read('a rate card on trial');
        await at('/app/reconciliation/comparison');
        await press(say.compare);
        await frame.getByText(say.asked).waitFor();
        await read('a day that is asked for');
        expect(await barriersOf(frame)).toEqual([]);
        await at(`/app/settings/accounts/${shop.accounts[0]}`);
        await press(say.retire);
        await frame.getByRole('dialog').waitFor();
        await read('an account about to be retired');
      });

      it('takes a report from its columns to its last row, in that language and on a phone', {
        timeout: 180_000,
      }, async () => {
        const say = FORMS[lang];
        const press = (name: string) => frame.getByRole('button', { name, exact: true }).click();
        const choose = async (operation: string) => {
          frame = await goInApp(page, `/app/reconciliation/imports/new?locale=${tag}`);
          const buffer = reportOf(lang, operation);
          const report = { name: `${lang}.csv`, mimeType: 'text/csv', buffer };
          await frame.locator('input[type=file]').setInputFiles(report);
        };
        const fits = async (where: string) => {
          await read(where);
          expect.soft(await barriersOf(frame), where).toEqual([]);
          await picture(page, frame, `${where}-${lang}-desk`);
          await page.setViewportSize(PHONE);
          await frame.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
          expect.soft(await sideways(frame), `${where} on a phone`).toBe(0);
          await picture(page, frame, `${where}-${lang}-phone`);
          await page.setViewportSize(DESK);
        };
        await choose('1');
        await press(say.keepReport);
        await frame.getByRole('link', { name: say.sayColumns }).click();
        await frame.getByLabel('VENTA').selectOption('sale');
        await press(say.look);
        await frame.getByText('S/ 115.00').first().waitFor();
        await fits('columns-told');
        await press(say.setColumns);
        await frame.getByText(say.brought).waitFor();
        await choose('2');
        await frame.getByText(say.isItThis).waitFor();
        await fits('report-before-it-is-kept');
        await press(say.intoBooks);
        await frame.getByText(say.brought).waitFor();
        await fits('report-in-the-books');
        await frame.getByRole('link', { name: say.badRow }).click();
        await frame.getByLabel(`Bruto ${lang}`).fill('120.50');
        await press(say.look);
        await frame.getByText('S/ 120.50').waitFor();
        await fits('row-to-be-mended');
        await press(say.mend);
        await frame.getByText(say.mended).waitFor();
        await fits(`row-${BAD_LINE}-mended`);
      });
    });
  }
});

const sideways = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** The whole screen, though it scrolls inside the admin's frame. */
async function picture(page: Page, frame: Frame, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  const size = page.viewportSize() ?? DESK;
  const height = await frame.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height + 160) });
  await keepPicture(page, `admin-${name}`);
  await page.setViewportSize(size);
}
