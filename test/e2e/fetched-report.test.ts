import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop } from '../../cli/launch/open-shop.ts';
import { startWorld, type World } from '../../cli/launch/world.ts';
import { land } from '../../cli/stories/play.ts';
import { comeToRest } from '../../cli/stories/rest.ts';
import { barriersOf } from './axe.ts';
import { keepPicture, openTab, type Tab } from './chromium.ts';
import { appFrame, goInApp } from './embedded-app.ts';
import { LANGUAGES, readableLines, strayLines } from './language.ts';

const SHOP = 'tienda-lima.myshopify.com';
const REPORTS = '/app/reconciliation/imports';
const MINUTE = 60_000;
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 800 };

const SAY = {
  es: {
    now: 'Traer ahora',
    wanted: 'Pedido.',
    making: 'Lo estamos trayendo.',
    last: 'Último que trajimos',
    inBooks: 'En tus cuentas',
    stop: 'Dejar de traerlo cada noche',
    off: 'Apagado',
    forTests: 'Es una cuenta de prueba',
    start: 'Traerlo cada noche',
    refusedKeys: 'La pasarela no acepta las claves',
  },
  en: {
    now: 'Fetch now',
    wanted: 'Asked for.',
    making: 'It is being fetched.',
    last: 'Last fetched',
    inBooks: 'In your books',
    stop: 'Stop fetching it each night',
    off: 'Off',
    forTests: 'It is a test account',
    start: 'Fetch it each night',
    refusedKeys: 'The gateway does not accept',
  },
  zh: {
    now: '立即获取',
    wanted: '已索取。',
    making: '正在获取',
    last: '最近一次获取',
    inBooks: '已入账',
    stop: '不再每晚获取',
    off: '已关闭',
    forTests: '这是测试账户',
    start: '每晚自动获取',
    refusedKeys: '渠道不接受',
  },
} as const;

describe('a report comes from the gateway by itself', () => {
  let world: World;
  let tab: Tab;
  let page: Page;
  let frame: Frame;

  beforeAll(async () => {
    world = await startWorld({ log: () => undefined });
    await openShop(world, SHOP, 'mercadopago');
    const { redirectUrl } = await world.control.checkout({
      shop: SHOP,
      amount: '125.50',
      currency: 'PEN',
      email: 'at-once@shopper.example',
      phone: '+51987654321',
      name: 'Rosa Quispe',
      locale: 'es-PE',
      test: true,
    });
    await land(world, redirectUrl ?? '');
    await world.control.advance(5 * MINUTE);
    await comeToRest(world);
    tab = await openTab();
    page = tab.page;
  }, 600_000);
  afterAll(async () => {
    await tab?.close();
    await world?.stop();
  });

  for (const { lang, tag, name: language } of LANGUAGES) {
    it(`when it is pressed, and says so in ${language}`, { timeout: 240_000 }, async () => {
      const say = SAY[lang];
      const press = (name: string) =>
        frame.getByRole('button', { name: new RegExp(`^${name}: `) }).click();
      const sees = (text: string) => frame.getByText(text).first().waitFor();
      const look = async (name: string) => {
        expect.soft(strayLines(await readableLines(frame), lang), name).toEqual([]);
        expect.soft(await barriersOf(frame), name).toEqual([]);
        await keepPicture(page, `fetching-${name}-${lang}`);
        await page.setViewportSize(PHONE);
        await frame.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
        expect.soft(await sideways(frame), `${name} on a phone`).toBe(0);
        await keepPicture(page, `fetching-${name}-${lang}-phone`);
        await page.setViewportSize(DESK);
      };
      await page.goto(`${world.startUrl}/shops/${SHOP}/admin`);
      await page.getByRole('button', { name: language }).click();
      await page.getByRole('link', { name: 'Código' }).click();
      await appFrame(page);
      frame = await goInApp(page, `${REPORTS}?locale=${tag}`);
      await press(say.now);
      await sees(say.wanted);
      await sees(say.making);
      await look('under-way');
      await world.control.advance(2 * MINUTE);
      await sees(say.last);
      frame = await goInApp(page, `/app/reconciliation?locale=${tag}`);
      frame = await goInApp(page, `${REPORTS}?locale=${tag}`);
      await sees(say.inBooks);
      await look('came');
      await press(say.start);
      await frame.getByRole('button', { name: new RegExp(`^${say.stop}: `) }).waitFor();
      await look('on');
      await press(say.stop);
      await sees(say.off);
      await sees(say.forTests);
      await look('off');
      await world.control.setFault('mercadopago.report-list', '401');
      await press(say.now);
      await frame.getByText(say.refusedKeys).waitFor();
      await look('refused');
      await world.control.setFault('mercadopago.report-list', 'ok');
      expect(tab.takeTrouble()).toEqual([]);
    });
  }
});

/** How far the screen can be pushed to the side; nothing should be. */
const sideways = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
