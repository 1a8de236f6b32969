import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageOf, STATES } from '#app/shopper/every-state.test-data.ts';
import { voucherPageHeaders } from '#app/shopper/page-headers.ts';
import { renderVoucherPage } from '#app/shopper/voucher-page.tsx';
import type { VoucherPageView } from '#app/shopper/voucher-page-view.ts';
import { wordsFor } from '#app/shopper/words/words-for.ts';
import { barriersOf } from './axe.ts';
import { keepPicture, openTab, type Tab } from './chromium.ts';
import { readableLines, strayLines } from './language.ts';

const ADDRESS = 'https://pago.example.com/pay/Zk3vQ8nT1rWc5yHb7uJd2A';

describe.each(['es', 'en'] as const)('every state of the shopper’s page in %s', (locale) => {
  let plain: Tab;
  let scripted: Tab;
  let view: VoucherPageView;

  beforeAll(async () => {
    plain = await openTab({ width: 360, javaScript: false });
    scripted = await openTab({ width: 360 });
    for (const { page } of [plain, scripted]) {
      // why: the page is served as the server does, headers and all; states that money makes are rare in a world
      await page.route('**/*', (route) =>
        route.request().url() === ADDRESS
          ? route.fulfill({
              headers: { ...voucherPageHeaders(view) },
              body: renderVoucherPage(view, wordsFor(locale)),
            })
          : route.abort(),
      );
    }
  });
  afterAll(async () => {
    await plain?.close();
    await scripted?.close();
  });

  it.each(Object.entries(STATES))(
    'is free of barriers and fits a small phone: %s',
    async (name, state) => {
      view = pageOf(state, { locale });
      await plain.page.goto(ADDRESS);
      await keepPicture(plain.page, `voucher-state-${locale}-${name}`);
      const wide = () => document.documentElement.scrollWidth - window.innerWidth;
      expect(await plain.page.evaluate(wide), 'nothing reaches over the edge').toBe(0);
      expect(await plain.page.getByRole('heading', { level: 1 }).count()).toBe(1);
      const lines = await readableLines(plain.page.mainFrame());
      const known = /Tejidos Ayllu|María Quispe|Pagos? |Agente|banca|instituci/;
      expect(
        strayLines(
          lines.filter((line) => !known.test(line)),
          locale,
        ),
      ).toEqual([]);
      await scripted.page.goto(ADDRESS);
      for (const fold of await scripted.page.locator('summary').all()) await fold.click();
      expect(await barriersOf(scripted.page)).toEqual([]);
      const trouble = scripted.takeTrouble();
      expect(trouble).toEqual([]);
    },
  );
});
