import { fetch } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type Company, installPayments, SHOP } from './company.ts';

const CONFIGURE = `mutation { paymentsAppConfigure(ready: true, externalHandle: "Comercio 1042") {
  paymentsAppConfiguration { ready } userErrors { message } } }`;
const RESOLVE = `mutation ($id: ID!) { paymentSessionResolve(id: $id) { userErrors { message } } }`;

describe('a person on the stage’s pages', () => {
  let company: Company;
  let token: string;
  let checkout: string;

  beforeAll(async () => {
    company = await assemble();
    token = await installPayments(company);
  });
  afterAll(() => company.close());

  const browse = async (path: string, form?: Record<string, string>) => {
    const response = await fetch(`http://localhost:${company.sandbox.ready.ports.admin}${path}`, {
      redirect: 'manual',
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    const location = response.headers.get('location') ?? '';
    return { status: response.status, location, html: await response.text() };
  };
  const tell = (query: string, variables: object = {}) =>
    company.call(
      `https://${SHOP}/payments_apps/api/2026-07/graphql.json`,
      { query, variables },
      { 'x-shopify-access-token': token },
    );
  const shop = (path: string) => `/shops/${SHOP}${path}`;

  it('finds every role on the first page, in Spanish and English', async () => {
    const { html } = await browse('/');
    for (const role of ['El comercio', 'The shopper', 'El banco', 'El reloj', 'Los libros']) {
      expect(html).toContain(role);
    }
  });

  it('cannot pay with PagoEfectivo before the merchant activated it', async () => {
    checkout = (await browse(shop('/cart'), { amount: '125.50' })).location;
    expect((await browse(checkout)).html).toContain('todavía no ofrece PagoEfectivo');
  });

  it('activates it once the app said that it is ready', async () => {
    const settings = shop('/admin/settings/payments');
    await browse(settings, {});
    expect((await browse(settings)).html).toContain('Falta configurar');
    await tell(CONFIGURE);
    expect((await browse(settings)).html).toContain('Comercio 1042');
    await browse(settings, {});
    expect((await browse(settings)).html).toContain('Desactivar');
  });

  it('leads the shopper to the app’s page, by an address that a plain browser reaches', async () => {
    const paid = await browse(`${checkout}/pay`, { email: 'rosa@shopper.example', phone: '' });
    const { edge } = company.sandbox.ready.ports;
    expect(paid.location).toMatch(new RegExp(`^http://localhost:${edge}/pay/of-`));
  });

  it('asks for an e-mail or a phone, as Shopify does', async () => {
    expect((await browse(`${checkout}/pay`, { email: '', phone: '' })).html).toContain(
      'Escribe tu correo o tu celular',
    );
  });

  it('says so kindly when the app’s answer leads nowhere', async () => {
    company.app.answerNext({ status: 200, body: '{}' });
    const other = (await browse(shop('/cart'), { amount: '39.90' })).location;
    const { html } = await browse(`${other}/pay`, { email: 'rosa@shopper.example' });
    expect(html).toContain('No se te cobró nada');
  });

  it('sees the paid order on both sides, and refunds a part of it', async () => {
    const { sessions } = (await company.control('/books')).body.shopify as {
      sessions: Array<{ id: string; gid: string; redirectUrl: string | null }>;
    };
    const session = sessions.find(({ redirectUrl }) => redirectUrl !== null);
    await tell(RESOLVE, { id: session?.gid });
    expect((await browse(`${checkout}/thank-you`)).html).toContain('Pedido #1001');
    expect((await browse(shop('/admin/orders'))).html).toContain('Pagado');
    const order = shop('/admin/orders/1001');
    const payment = session?.id ?? '';
    const tooMuch = await browse(`${order}/refund`, { payment, amount: '125.51' });
    expect(tooMuch.html).toContain('no se puede reembolsar');
    const { location } = await browse(`${order}/refund`, { payment, amount: '25.50' });
    expect((await browse(location)).html).toContain('S/ 25.50');
  });

  it('puts the piece back when the merchant cancels the order', async () => {
    const stock = async () =>
      /Piezas disponibles: (\d+)/.exec((await browse(shop('/admin/orders'))).html)?.[1];
    const before = Number(await stock());
    await browse(shop('/admin/orders/1001/cancel'), { restock: '1' });
    expect(Number(await stock())).toBe(before + 1);
  });

  it('moves the clock from its page', async () => {
    await browse('/clock', { advanceMs: '3600000' });
    expect((await company.control('/clock')).body.offsetMs).toBe(3_600_000);
  });
});
