import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type LaunchOptions,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type Company, EMBEDDED, SHOP } from './company.ts';

const EMBEDDED_PAGE = `<!doctype html>
<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key="embedded-client"></script>
<ui-nav-menu><a href="/" rel="home">Inicio</a><a href="/app/payments">Pagos</a></ui-nav-menu>
<ui-title-bar title="Pagos"><button onclick="sync()">Sincronizar</button></ui-title-bar>
<h1>La app</h1>
<a id="order" href="shopify://admin/orders" target="_top">Pedidos</a>
<script>
async function sync() {
  await fetch('/api/sync', { method: 'POST', body: '{}' });
  shopify.toast.show('Sincronizado');
}
addEventListener('shopify:navigate', (event) => {
  history.pushState(null, '', event.target.getAttribute('href'));
  document.querySelector('h1').textContent = location.pathname;
});
</script>`;

describe('the admin around an embedded app, in a real browser', () => {
  let company: Company;
  let browser: Browser;

  beforeAll(async () => {
    company = await assemble();
    for (const path of ['/', '/app/payments']) company.app.pages.set(path, EMBEDDED_PAGE);
    await company.control(`/shops/${SHOP}/install`, { app: 'embedded' });
  });
  afterEach(() => browser.close());
  afterAll(() => company.close());

  async function openPage(options: LaunchOptions = {}): Promise<Page> {
    browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: ['--no-sandbox', '--single-process', '--no-zygote', '--disable-gpu'],
      ...options,
    });
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    return context.newPage();
  }

  async function walk(page: Page, address: string): Promise<void> {
    await page.goto(address);
    const frame = page.frameLocator('#app');
    await frame.getByRole('heading', { name: 'La app' }).waitFor();
    await page.getByRole('button', { name: 'Sincronizar' }).click();
    await page.getByRole('status').filter({ hasText: 'Sincronizado' }).waitFor();
    const call = company.app.heard.findLast(({ url }) => url === '/api/sync');
    expect(call?.headers.authorization).toMatch(/^Bearer ey/);
    await page.locator('#app-nav').getByText('Pagos').click();
    await frame.getByRole('heading', { name: '/app/payments' }).waitFor();
    expect(page.url()).toContain(`/apps/${EMBEDDED.clientId}/app/payments`);
    await frame.locator('#order').click();
    await page.getByRole('heading', { name: 'Pedidos' }).waitFor();
  }

  it('frames it on plain localhost, without a proxy', async () => {
    const page = await openPage();
    const { admin } = company.sandbox.ready.ports;
    await walk(page, `http://localhost:${admin}/shops/${SHOP}/admin/apps/${EMBEDDED.clientId}`);
  });

  it('frames it on Shopify’s own addresses, through the proxy', async () => {
    const server = `http://127.0.0.1:${company.sandbox.ready.ports.proxy}`;
    const page = await openPage({ proxy: { server, bypass: '<-loopback>' } });
    await walk(page, `https://admin.shopify.com/store/tienda-lima/apps/${EMBEDDED.clientId}`);
  });
});
