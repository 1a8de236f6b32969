import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../../cli/launch/world.ts';
import { barriersOf } from './axe.ts';
import { keepPicture, openTab, type Tab } from './chromium.ts';
import { LANGUAGES, readableLines, strayLines } from './language.ts';

const TEXTS = {
  es: { ready: 'Lista solo para pedidos de prueba', add: 'Probar y guardar', use: 'Dejar de usar' },
  en: { ready: 'Ready for test orders only', add: 'Try and save', use: 'Stop using' },
  zh: { ready: '目前只能处理测试订单', add: '验证并保存', use: '停用' },
} as const;

describe('the payments app’s own page, outside of the admin’s frame', () => {
  let world: World;

  beforeAll(async () => {
    const shops = LANGUAGES.map(({ lang }) => ({
      domain: `tienda-${lang}.myshopify.com`,
      name: 'Tienda Lima',
    }));
    world = await startWorld({ shops, log: () => undefined });
  });
  afterAll(() => world?.stop());

  for (const [n, { lang, tag, name }] of LANGUAGES.entries()) {
    describe(`in ${name}`, () => {
      let tab: Tab;
      beforeAll(async () => {
        tab = await openTab({ locale: tag, width: 390 });
      });
      afterAll(() => tab?.close());

      const look = async (picture: string) => {
        const { page } = tab;
        expect(page.frames(), 'it stands alone').toHaveLength(1);
        expect(await page.locator('html').getAttribute('lang')).toBe(tag);
        const lines = await readableLines(page.mainFrame());
        expect(
          strayLines(
            lines.filter((line) => !line.includes('myshopify')),
            lang,
          ),
        ).toEqual([]);
        expect(await barriersOf(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
        await keepPicture(page, `payments-app-${picture}-${lang}`);
      };

      it('leads from install over refused keys to an account in use, and back to Shopify', async () => {
        const { page } = tab;
        const { keys, domain } = world.cast.shops[n] ?? {};
        const service = keys?.pagoefectivo;
        await page.goto(`${world.startUrl}/shops/${domain}/admin/apps`);
        const card = page.locator('section.card', { hasText: 'PagoEfectivo' });
        await card.getByRole('button', { name: /Instalar/ }).click();
        await page.getByRole('button', { name: /Instalar/ }).click();
        const form = page.getByRole('form', { name: 'PagoEfectivo' });
        await form.waitFor();
        await look('empty');
        const fill = async (secretKey = '') => {
          await form.locator('input[name=label]').fill('Lima 1');
          await form.locator('[name="field.idService"]').fill(service?.idService ?? '');
          await form.locator('[name="field.accessKey"]').fill(service?.accessKey ?? '');
          await form.locator('[name="field.secretKey"]').fill(secretKey);
          await form.getByRole('button', { name: TEXTS[lang].add }).click();
        };
        await fill('not-the-key');
        await page.getByRole('alert').waitFor();
        await look('refused');
        const kept = (field: string) => form.locator(`[name="${field}"]`).inputValue();
        expect(await kept('label')).toBe('Lima 1');
        expect(await kept('field.idService')).toBe(service?.idService);
        expect(await kept('field.secretKey'), 'a key is never sent back').toBe('');
        expect(await page.content()).not.toContain('not-the-key');
        expect(tab.takeTrouble()).toEqual([
          '422 /payments-app',
          expect.stringContaining('console: Failed to load resource'),
        ]);
        await fill(service?.secretKey);
        await page.getByText(TEXTS[lang].ready).waitFor();
        await page.getByRole('button', { name: TEXTS[lang].use }).waitFor();
        await look('ready');
        expect(tab.takeTrouble()).toEqual([]);
        await page.locator('a.button').click();
        await page.getByRole('button', { name: /Activar PagoEfectivo/ }).waitFor();
      });
    });
  }
});
