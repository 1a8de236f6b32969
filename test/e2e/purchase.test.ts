import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLedger } from '#test/oracle/ledger.ts';
import { disagreements } from '#test/oracle/oracle.ts';
import { startWorld, type World } from '../../cli/launch/world.ts';
import { keepPicture, openTab, type Tab } from './chromium.ts';
import { appFrame } from './embedded-app.ts';

describe('a purchase, played by a person from the first page on', () => {
  let world: World;
  let tab: Tab;
  let page: Page;
  let voucherUrl: string;
  let notificationUrl: string;

  beforeAll(async () => {
    [world, tab] = await Promise.all([startWorld({ log: () => undefined }), openTab()]);
    page = tab.page;
  });
  afterAll(async () => {
    await tab?.close();
    await world?.stop();
  });

  const step = async (name: RegExp) => {
    await page.goto(world.startUrl);
    await page.getByRole('link', { name }).click();
  };
  const reloading = (look: () => Promise<unknown>) =>
    expect.poll(() => page.reload().then(look), { timeout: 15_000, interval: 300 });
  const cardOf = (name: string) =>
    page.locator('section.card', { has: page.getByRole('heading', { name, exact: true }) });

  it('installs the embedded app, which opens inside the admin', async () => {
    await step(/^Instala «Código»/);
    await cardOf('Código')
      .getByRole('button', { name: /Instalar/ })
      .click();
    const app = await appFrame(page);
    await app.getByRole('heading', { name: '¿Dónde está mi dinero?' }).waitFor();
    await app.getByText('0 de 4 pasos listos').waitFor();
    await keepPicture(page, 'purchase-installed');
  });

  it('connects the gateway account with the keys of PagoEfectivo’s staff', async () => {
    await step(/^Toma las claves/);
    const desk = page.getByRole('region', { name: /^PagoEfectivo/ });
    const [idService, accessKey, secretKey] = await desk.locator('dd code').allInnerTexts();
    await page.goto(world.startUrl);
    await page.getByRole('link', { name: /^El comercio/ }).click();
    await page.getByRole('link', { name: 'Código' }).click();
    const app = await appFrame(page);
    await app.getByRole('link', { name: 'Conectar cuenta' }).click();
    await app.getByLabel('Id del servicio').fill(idService ?? '');
    await app.getByLabel('Clave de acceso').fill(accessKey ?? '');
    await app.getByLabel('Clave secreta').fill(`${secretKey}x`);
    await app.getByRole('button', { name: 'Probar y guardar' }).click();
    await app.getByText('La pasarela no aceptó estas credenciales').waitFor();
    await app.getByLabel('Clave secreta').fill(secretKey ?? '');
    await app.getByRole('button', { name: 'Probar y guardar' }).click();
    await app.getByText('Cuenta conectada y comprobada.').waitFor();
    notificationUrl = await app.getByLabel('Dirección de notificaciones').inputValue();
    expect(await app.locator('body').innerHTML()).not.toContain(secretKey);
    await keepPicture(page, 'purchase-account');
  });

  it('hands the notification address to PagoEfectivo’s staff', async () => {
    await step(/^Toma las claves/);
    const desk = page.getByRole('region', { name: /^PagoEfectivo/ });
    await desk.getByLabel('URL de notificación').fill(notificationUrl);
    await desk.getByRole('button', { name: /Registrar/ }).click();
    await page.getByText('La URL quedó registrada.').waitFor();
  });

  it('installs the payments app, which is ready at once, and activates it', async () => {
    await step(/^Instala «PagoEfectivo»/);
    await cardOf('PagoEfectivo')
      .getByRole('button', { name: /Instalar/ })
      .click();
    await page.getByRole('button', { name: /Instalar/ }).click();
    await page.getByRole('heading', { name: 'PagoEfectivo en tu tienda' }).waitFor();
    await keepPicture(page, 'purchase-payments-app');
    await page.getByRole('link', { name: 'Volver a Shopify' }).click();
    await page.getByRole('button', { name: /Activar PagoEfectivo/ }).click();
    await page.getByRole('button', { name: /Desactivar/ }).waitFor();
  });

  it('buys in the shop, and the shopper sees a code', async () => {
    await step(/^Compra algo/);
    await page
      .getByRole('button', { name: /Comprar/ })
      .first()
      .click();
    await page.getByLabel('Correo').fill('rosa@shopper.example');
    await page.getByLabel('Celular').fill('987654321');
    await page.getByRole('button', { name: /Pagar ahora/ }).click();
    await page.getByRole('heading', { name: /^Falta un paso/ }).waitFor();
    voucherUrl = page.url();
    const body = await page.locator('body').textContent();
    expect(body).toContain('Rosa Quispe');
    expect(body).toMatch(/S\/\s125\.50/);
    await keepPicture(page, 'purchase-code');
  });

  it('pays at the bank, and the shopper’s page says paid', async () => {
    const code = (await page.locator('.code [aria-hidden]').allInnerTexts()).join('');
    await step(/^Paga el código/);
    await page.getByLabel('Código de pago').fill(code);
    await page.getByRole('button', { name: /Buscar/ }).click();
    await page.getByRole('button', { name: /^Pagar S/ }).click();
    await page.getByText('Pago recibido. Guarda tu constancia.').waitFor();
    await page.goto(voucherUrl);
    const heading = page.getByRole('heading', { level: 1 });
    await reloading(() => heading.textContent()).toBe('¡Pago recibido!');
    await keepPicture(page, 'purchase-paid');
  });

  it('shows the order as paid in Shopify, and the payment in the app by the order’s name', async () => {
    const paid = page.getByRole('row', { name: /#1001/ }).filter({ hasText: 'Pagado' });
    await step(/^Mira el pedido pagado/);
    await reloading(() => paid.count()).toBe(1);
    await page.getByRole('link', { name: 'Código' }).click();
    await appFrame(page);
    await page.locator('#app-nav').getByText('Pagos').click();
    const app = await appFrame(page);
    const line = app.getByRole('row', { name: /#1001/ }).filter({ hasText: 'Pagado' });
    // The order's name comes by a job; the list is asked for again until it is there.
    await expect
      .poll(
        async () => {
          await page.locator('#app-nav').getByText('Pagos').click();
          return line.count();
        },
        { timeout: 15_000, interval: 300 },
      )
      .toBe(1);
    await line.getByRole('link').click();
    await app.getByRole('heading', { name: /#1001/ }).waitFor();
    await app.getByText('Shopify lo aceptó').first().waitFor();
    await keepPicture(page, 'purchase-payment');
  });

  it('left no trouble on any page, and both books agree', async () => {
    expect(tab.takeTrouble()).toEqual([]);
    const [books, ledger] = await Promise.all([world.control.books(), readLedger(world.ownerUrl)]);
    expect(disagreements({ books, ledger })).toEqual([]);
    expect(ledger.payments.map(({ state }) => state)).toEqual(['paid']);
  });
});
