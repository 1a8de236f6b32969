import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AWAITING, FULLEST, pageOf, STATES } from './every-state.test-data.ts';
import { renderVoucherPage } from './voucher-page.tsx';
import type { VoucherPageView } from './voucher-page-view.ts';
import { wordsFor } from './words/words-for.ts';

const LOCALES = ['es', 'en'] as const;
const BUDGET = 14 * 1024;
const render = (view: VoucherPageView): string => renderVoucherPage(view, wordsFor(view.locale));

/** What a person reads: no style, no script, no tags, no odd blanks. */
const read = (html: string): string =>
  html
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\u00a0/g, ' ');

/** The words that each state must end in: its own next step, in both languages. */
const NEXT_STEP: Readonly<Record<string, readonly [es: RegExp, en: RegExp]>> = {
  'ask-contact': [/Obtener mi código/, /Get my code/],
  preparing: [/Actualizar/, /Refresh/],
  awaiting: [/Págalo antes del/, /Pay before/],
  verifying: [/No pagues otra vez/, /Do not pay again/],
  paid: [/Guarda tu constancia/, /Keep your receipt/],
  'paid-otherwise': [/No pagues otra vez/, /Do not pay again/],
  lapsed: [/Generar nuevo código|compra otra vez/, /Get a new code|buy again/],
  voiding: [/No pagues con él/, /Do not pay with it/],
  voided: [/escribe a Tejidos Ayllu/, /write to Tejidos Ayllu/],
  held: [/te escribirá/, /will write to you/],
  decided: [/si aún no te escribe, escríbele tú/, /if they have not written yet, write to them/],
  reversed: [/Escribe a Tejidos Ayllu/, /Write to Tejidos Ayllu/],
  late: [/te escribirá/, /will write to you/],
  unavailable: [/Intentar otra vez/, /Try again/],
  'not-served': [/elige otra forma de pago/, /choose another way to pay/],
};

describe.each(LOCALES)('the page in %s', (locale) => {
  it.each(Object.keys(STATES))('tells what to do next when it is %s', (name) => {
    const state = STATES[name];
    if (!state) throw new Error(name);
    const html = render(pageOf(state, { locale }));
    const step = NEXT_STEP[state.kind]?.[locale === 'es' ? 0 : 1];
    expect(read(html)).toMatch(step ?? /a state without a next step/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain(`<html lang="${locale === 'es' ? 'es-PE' : 'en'}">`);
  });

  it.each(Object.keys(STATES))(
    'shows shop, buyer and amount as checkout did when it is %s',
    (name) => {
      const state = STATES[name] ?? AWAITING;
      const text = read(render(pageOf(state, { locale })));
      for (const fact of ['Tejidos Ayllu', 'María Quispe Huamán', 'S/ 1,125.50'])
        expect(text).toContain(fact);
    },
  );

  it.each(Object.keys(STATES))('asks nothing of any other server when it is %s', (name) => {
    const html = render(pageOf(STATES[name] ?? AWAITING, { locale }));
    expect(html).not.toMatch(
      /\ssrc=|srcset|@import|url\(|<(img|iframe|object|embed|video|audio)\b/,
    );
    expect(html.match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="data:,">']);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/ style=| on\w+="/);
  });

  it('fits into 14 KiB at its fullest, compressed either way', () => {
    const html = render(pageOf(FULLEST, { locale, test: false }));
    expect(html).toContain('class="qr"');
    expect(html).toContain('class="bars"');
  });

  it.each(Object.keys(STATES))('fits into 14 KiB when it is %s, compressed either way', (name) => {
    const html = render(pageOf(STATES[name] ?? AWAITING, { locale }));
    expect(zlib.gzipSync(html).length).toBeLessThanOrEqual(BUDGET);
    expect(zlib.brotliCompressSync(html).length).toBeLessThanOrEqual(BUDGET);
  });

  it.each(Object.keys(STATES).filter((name) => !name.startsWith('awaiting')))(
    'draws no code and offers nothing to pay with when it is %s',
    (name) => {
      const html = render(pageOf(STATES[name] ?? AWAITING, { locale }));
      expect(html).not.toMatch(/class="(code|card|qr|bars)|data-copy="|wa\.me/);
    },
  );

  it('leaves no key, no undefined and no empty text behind', () => {
    for (const state of Object.values(STATES)) {
      const html = render(pageOf(state, { locale }));
      expect(read(html)).not.toMatch(/undefined|null|NaN|\[object|=>/);
      expect(html).not.toMatch(/<(li|h1|h2|button|dd|dt|label)[^>]*><\/\1>/);
    }
  });
});

describe('the code', () => {
  const html = render(pageOf(AWAITING));

  it('is drawn in groups but is one word, so that a copy has no blanks', () => {
    expect(html).toContain(
      '<span aria-hidden="true">123</span><span aria-hidden="true">456</span><span aria-hidden="true">7890</span>',
    );
    expect(html).toContain('data-copy="1234567890"');
    expect(html).toContain('data-copy="1125.50"');
  });

  it('is said digit by digit', () => {
    expect(html).toContain('<span class="spoken">1 2 3 4 5 6 7 8 9 0</span>');
  });

  it('is payable until a date in Lima, without a countdown', () => {
    expect(read(html)).toContain(
      'Págalo antes del viernes 27 de noviembre de 2026, 2:30 p. m. (hora de Perú)',
    );
    expect(html).toContain('dateTime="2026-11-27T14:30:00-05:00"');
    expect(html).not.toMatch(/setInterval/);
  });

  it('stands on no other state’s page', () => {
    for (const state of Object.values(STATES)) {
      if (state.kind === 'awaiting') continue;
      expect(render(pageOf(state))).not.toMatch(/1234567890|class="qr"|class="bars"|wa\.me/);
    }
  });

  it('is never in the title, which browsers keep', () => {
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe('PagoEfectivo · Tejidos Ayllu');
  });

  it('comes with a QR that says it is nothing to pay with, unless the gateway gave one', () => {
    expect(read(html)).toContain('No es un QR de pago');
    expect(read(html)).not.toContain('Escanea con Yape');
    expect(read(render(pageOf(FULLEST)))).toContain('Escanea con Yape');
  });

  it('is not broken by a picture that cannot be drawn', () => {
    const odd = {
      ...FULLEST,
      qr: { text: 'x'.repeat(5000), of: 'gateway' },
      barcode: 'ñ',
    } as const;
    expect(read(render(pageOf(odd)))).toContain('Págalo antes del');
  });
});

describe('the form', () => {
  const asked = {
    kind: 'ask-contact',
    needs: ['name'],
    wrong: ['name'],
    entered: { name: 'R' },
  } as const;

  it.each([
    ['es', /Tu nombre y apellido.*Escribe tu nombre y tu apellido, como en tu documento/s],
    ['en', /Your first and last name.*Write your first and last name, as on your document/s],
  ] as const)('asks kindly for a name, in %s', (locale, words) => {
    const html = render(pageOf(asked, { locale }));
    expect(read(html)).toMatch(words);
    expect(html).toContain('autoComplete="name"');
    expect(html).toContain('value="R"');
  });
});

describe('the way out', () => {
  it('lets the shopper give up before Shopify knows of a code, and only leads back after', () => {
    const before = render(
      pageOf({ kind: 'ask-contact', needs: ['email'], wrong: [], entered: {} }),
    );
    expect(before).toContain('action="/pay/t/cancel"');
    const after = render(pageOf({ kind: 'verifying' }));
    expect(after).not.toContain('/pay/t/cancel');
    expect(after).toContain('href="https://tejidos-ayllu.example/checkouts/cn/abc"');
  });

  it('asks once more before an order is given up', () => {
    expect(read(render(pageOf(AWAITING)))).toMatch(
      /Ya no quiero este pedido.*Si ya pagaste, no lo anules.*Anular mi pedido/s,
    );
  });
});

describe('what strangers write', () => {
  const hostile = `<script>alert(1)</script>"'&\u202e`;

  it('is text and nothing else', () => {
    for (const state of Object.values(STATES)) {
      const html = render(
        pageOf(state, { shopName: hostile, buyerName: hostile, shopEmail: `"><b>@x` }),
      );
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html).not.toMatch(/<b>|alert\(1\)<\/script>/);
    }
  });

  it('cannot close the form’s field or the code', () => {
    const contact = {
      kind: 'ask-contact',
      needs: ['email'],
      wrong: ['email'],
      entered: { email: hostile },
    } as const;
    expect(render(pageOf(contact)).match(/<script/g)).toHaveLength(1);
    expect(render(pageOf({ ...AWAITING, code: '1"><script>' })).match(/<script/g)).toHaveLength(1);
  });

  it('never becomes a link that runs', () => {
    const html = render(
      pageOf(
        { ...AWAITING, gatewayPageUrl: 'javascript:alert(1)' },
        { backToShop: 'javascript:alert(2)', wayOut: null },
      ),
    );
    expect(html).not.toContain('javascript:');
  });
});

it('never says "cancelar" or "cancelado" in Spanish, where it reads as "paid"', () => {
  for (const state of Object.values(STATES))
    expect(read(render(pageOf(state)))).not.toMatch(/cancel/i);
});

it('says on a test order that nothing may be paid, and offers no sharing', () => {
  const html = render(pageOf(AWAITING, { test: true }));
  expect(read(html)).toContain('Es una prueba');
  expect(html).not.toContain('wa.me');
});

it('shows an order in dollars with the dollar service and no menu entry for soles', () => {
  const text = read(render(pageOf(AWAITING, { amount: { minor: 12_050n, currency: 'USD' } })));
  expect(text).toContain('US$ 120.50');
  expect(text).toContain('PagoEfectivo Dólares');
  expect(text).not.toMatch(/soles/i);
});
