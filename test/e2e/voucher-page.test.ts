import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Purchase } from '../../cli/launch/control.ts';
import { openShop } from '../../cli/launch/open-shop.ts';
import { startWorld, type World } from '../../cli/launch/world.ts';
import { comeToRest } from '../../cli/stories/rest.ts';
import { barriersOf } from './axe.ts';
import { keepPicture, openTab, type Tab } from './chromium.ts';

const SHOP = 'tienda-lima.myshopify.com';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MOST_BYTES = 14 * 1024;

describe('the shopper’s page on a small phone without JavaScript', () => {
  let world: World;
  let plain: Tab;
  let scripted: Tab;
  let page: Page;
  let requests: string[];

  beforeAll(async () => {
    world = await startWorld({ log: () => undefined });
    const phone = { width: 360, proxyUrl: world.proxyUrl };
    plain = await openTab({ ...phone, javaScript: false });
    scripted = await openTab(phone);
    ({ page } = plain);
    await openShop(world, SHOP);
    page.on('request', (request) => void requests.push(request.url()));
  });
  afterAll(async () => {
    await plain?.close();
    await scripted?.close();
    await world?.stop();
  });

  const buy = async (email: string, more: Partial<Purchase> = {}): Promise<string> => {
    const purchase = { shop: SHOP, amount: '125.50', currency: 'PEN', locale: 'es-PE', test: true };
    const buyer = { email: `${email}@shopper.example`, phone: '+51987654321', name: 'Rosa Quispe' };
    const { redirectUrl } = await world.control.checkout({ ...purchase, ...buyer, ...more });
    return redirectUrl ?? '';
  };

  /** Opens the page and holds it to what every state must keep. */
  const look = async (url: string, picture: string): Promise<string> => {
    requests = [];
    const response = await page.goto(url);
    const { responseBodySize, responseHeadersSize } = (await response?.request().sizes()) ?? {};
    expect(requests, 'nothing but the document is asked for').toEqual([url]);
    expect(response?.headers()['content-encoding']).toMatch(/^(br|gzip)$/);
    expect((responseBodySize ?? Infinity) + (responseHeadersSize ?? 0)).toBeLessThan(MOST_BYTES);
    await keepPicture(page, `voucher-${picture}`);
    expect(await sideways(page), 'nothing reaches over the edge').toBe(0);
    // axe is a script itself, so that it is a second, scripted look at the same address.
    await scripted.page.goto(url);
    expect(await barriersOf(scripted.page)).toEqual([]);
    expect(scripted.takeTrouble()).toEqual([]);
    return heading();
  };
  const heading = async () => (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const code = async () => {
    await page.locator('.code').waitFor();
    return (await page.locator('.code [aria-hidden]').allTextContents()).join('');
  };
  const press = (name: string) => page.getByRole('button', { name }).click();

  it('shows the code, the exact amount, the buyer and the deadline', async () => {
    expect(await look(await buy('rosa'), 'awaiting')).toBe(
      'Falta un paso: paga tu pedido en Tienda Lima',
    );
    expect(await code()).toMatch(/^\d{8,14}$/);
    const text = (await page.locator('main').textContent()) ?? '';
    for (const part of ['Rosa Quispe', 'PagoEfectivo Soles', '(hora de Perú)', 'Es una prueba'])
      expect(text).toContain(part);
    expect(text).toMatch(/Monto exacto\s*S\/\s125\.50/);
  });

  it('shows the same code again, and asks the gateway when the shopper wants to know', async () => {
    const url = await buy('rosa+again');
    await look(url, 'again');
    const first = await code();
    await press('Ya pagué: revisar ahora');
    await page.getByText(/Todavía no nos llega tu pago|Acabamos de preguntar/).waitFor();
    expect(await code()).toBe(first);
  });

  it('speaks English where checkout did', async () => {
    const title = await look(await buy('rose', { locale: 'en-US' }), 'english');
    expect(title).toBe('One step left: pay for your order at Tienda Lima');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('asks for the phone that Shopify did not give, says what is wrong with it, and then gives the code', async () => {
    const url = await buy('rosa+phone', { phone: '' });
    expect(await look(url, 'ask-contact')).toBe('Falta un dato para darte tu código');
    await page.getByLabel('Tu celular').fill('12');
    await press('Obtener mi código');
    expect(await page.getByLabel('Tu celular').inputValue()).toBe('12');
    await page.getByText('Escribe los 9 números de tu celular.').waitFor();
    await keepPicture(page, 'voucher-ask-contact-wrong');
    await page.getByLabel('Tu celular').fill('987 654 321');
    await press('Obtener mi código');
    expect(await code()).toMatch(/^\d{8,14}$/);
  });

  it('says paid once the gateway holds the money, and what it holds when it is another amount', async () => {
    const [paid, other] = [await buy('at-once'), await buy('wrong-amount')];
    for (const url of [paid, other]) await page.goto(url);
    await world.control.advance(2_000);
    await comeToRest(world);
    expect(await look(paid, 'paid')).toBe('¡Pago recibido!');
    expect(await look(other, 'held')).toBe('Recibimos un pago con otro monto');
    expect(await page.locator('main').textContent()).toMatch(/recibimos S\/\s120\.50/);
  });

  it('says that the money was taken back, and what the shopper can do about it', async () => {
    const url = await buy('reversed');
    await page.goto(url);
    // Paid, and five seconds later taken back.
    for (const ms of [1_500, 5_000]) {
      await world.control.advance(ms);
      await comeToRest(world);
    }
    expect(await look(url, 'reversed')).toBe('Tu pago fue revertido');
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toMatch(/Recibimos S\/\s125\.50.*Escribe a Tienda Lima/s);
  });

  it('says paid on every page of one checkout once one of them is', async () => {
    const group = 'one-checkout';
    const [same, other] = [await buy('at-once', { group }), await buy('rosa+s2', { group })];
    for (const url of [same, other]) await page.goto(url);
    await world.control.advance(2_000);
    await comeToRest(world);
    const late = await buy('rosa+s3', { group, amount: '99.00' });
    for (const url of [same, other]) expect(await look(url, 'group')).toBe('¡Pago recibido!');
    expect(await look(late, 'paid-otherwise')).toBe('Este pedido ya está pagado');
  });

  it('says that a code has lapsed, hides it, and gives a new one', async () => {
    const url = await buy('never');
    await page.goto(url);
    const old = await code();
    await world.control.advance(48 * HOUR + 2 * MINUTE);
    await comeToRest(world);
    await world.control.advance(62 * MINUTE);
    await comeToRest(world);
    expect(await look(url, 'lapsed')).toBe('Tu código venció');
    expect(await page.locator('main').innerHTML()).not.toContain(old);
    await press('Generar nuevo código');
    expect(await code()).toMatch(/^\d{8,14}$/);
    expect(await code()).not.toBe(old);
  });

  it('voids the code when the shopper no longer wants the order', async () => {
    const url = await buy('rosa+leaves');
    await page.goto(url);
    await comeToRest(world);
    await page.goto(url);
    await page.getByText('Ya no quiero este pedido').click();
    await press('Anular mi pedido');
    await comeToRest(world);
    expect(await look(url, 'voided')).toBe('Este código fue anulado');
  });

  it('serves neither manual capture, nor another currency, nor too much money, and says why', async () => {
    const refused = {
      'manual-capture': [{ kind: 'authorization' }, 'aprueba sus cobros a mano'],
      currency: [{ currency: 'EUR' }, 'está en otra moneda'],
      'too-large': [{ amount: '9000.00' }, 'El monto es mayor'],
    } as const;
    for (const [name, [more, why]] of Object.entries(refused)) {
      expect(await look(await buy(`rosa+${name}`, more), `not-served-${name}`)).toBe(
        'Este pedido no se puede pagar con PagoEfectivo',
      );
      expect(await page.locator('main').textContent()).toContain(why);
    }
  });

  it('says that the gateway is away and gives the code once it is back', async () => {
    const url = await buy('rosa+away');
    await world.control.setFault('pagoefectivo.authorizations', 'down');
    await world.control.setFault('pagoefectivo.cips', 'down');
    expect(await look(url, 'unavailable')).toBe('Ahora no podemos crear tu código');
    await world.control.setFault('pagoefectivo.authorizations', 'ok');
    await world.control.setFault('pagoefectivo.cips', 'ok');
    await page.getByRole('link', { name: 'Intentar otra vez' }).click();
    const shown = page.locator('.code');
    await expect
      .poll(() => page.reload().then(() => shown.count()), { timeout: 30_000, interval: 500 })
      .toBe(1);
  });
});

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
