import { describe, expect, it } from 'vitest';
import { readSessionRequest } from './session-request.ts';

/** A body as Shopify posts it (research: shopify.md 1.2, values from its own examples). */
const BODY = {
  id: 'u0nwmSrNntjIWozmNslK5Tlq',
  gid: 'gid://shopify/PaymentSession/u0nwmSrNntjIWozmNslK5Tlq',
  group: 'rZNvy+1jH6Z+BcPqA5U5BSIcnUavBha3C63xBalm+xE=',
  session_id: '4B2dxmle3vGgimS4deUX3+2PgLF2+/0ZWnNsNSZcgdU=',
  amount: '123.00',
  currency: 'PEN',
  test: false,
  merchant_locale: 'es-PE',
  payment_method: { type: 'offsite', data: { cancel_url: 'https://shop.example/checkouts/1' } },
  proposed_at: '2026-11-25T00:00:00Z',
  kind: 'sale',
  customer: {
    email: 'rosa@example.com',
    locale: 'es',
    billing_address: { given_name: 'Rosa', family_name: 'Quispe', phone_number: '+51987654321' },
  },
};

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (changes: object = {}) =>
  readSessionRequest(bytes(JSON.stringify({ ...BODY, ...changes })));
const must = (changes: object = {}) => {
  const result = read(changes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const without = (name: keyof typeof BODY) => {
  const { [name]: _, ...rest } = BODY;
  return readSessionRequest(bytes(JSON.stringify(rest)));
};

it('reads what Shopify sends', () => {
  expect(must()).toMatchObject({
    sessionId: BODY.id,
    gid: BODY.gid,
    group: BODY.group,
    amount: { minor: 12300n, currency: 'PEN' },
    test: false,
    kind: 'sale',
    merchantLocale: 'es-PE',
    buyerLocale: 'es',
    proposedAt: new Date('2026-11-25T00:00:00Z'),
    buyer: {
      email: 'rosa@example.com',
      phone: '+51987654321',
      firstName: 'Rosa',
      lastName: 'Quispe',
      cancelUrl: 'https://shop.example/checkouts/1',
    },
  });
});

describe('an amount', () => {
  it.each([
    ['123.00', 12300n],
    ['0.1', 10n],
    ['0.01', 1n],
    ['7', 700n],
    ['22.0500', 2205n],
    ['999999999999999.99', 99999999999999999n],
  ])('%s is read exactly', (amount, minor) => {
    expect(must({ amount }).amount.minor).toBe(minor);
  });

  it.each([
    '1e3',
    '1,23',
    '1.000,00',
    '-1',
    '+1',
    '0.00',
    '0',
    '',
    ' 1',
    '1.005',
    '.5',
    'NaN',
    '９',
  ])('%j is refused', (amount) => expect(read({ amount })).toEqual({ ok: false, error: 'amount' }));

  it('of sixteen digits, of any length, or no text at all is refused', () => {
    for (const amount of ['1234567890123456', '9'.repeat(5000), null, {}, true, ['1.00']])
      expect(read({ amount })).toEqual({ ok: false, error: 'amount' });
  });

  it('written as a JSON number is read from its text, never as a float', () => {
    const text = JSON.stringify(BODY).replace('"123.00"', '90071992547409.93');
    const result = readSessionRequest(bytes(text));
    expect(result.ok && result.value.amount.minor).toBe(9007199254740993n);
  });
});

describe('what is not known', () => {
  it('is tolerated at every depth', () => {
    const customer = { ...BODY.customer, tax_id: { value: 1 }, billing_address: { zone: [1] } };
    expect(read({ line_items: [{}], customer, payment_method: { data: { theme: 1 } } }).ok).toBe(
      true,
    );
  });

  it('reaches no prototype', () => {
    const text = `{"__proto__":{"amount":"1.00","test":true},${JSON.stringify(BODY).slice(1)}`;
    const result = readSessionRequest(bytes(text));
    expect(result.ok && result.value.test).toBe(false);
    const alone = readSessionRequest(bytes(`{"__proto__":${JSON.stringify(BODY)}}`));
    expect(alone.ok).toBe(false);
    expect(({} as Record<string, unknown>)['amount']).toBeUndefined();
  });

  it('makes another request of it, and the order of keys does not', () => {
    const turned = Object.fromEntries(Object.entries(BODY).reverse());
    const result = readSessionRequest(bytes(JSON.stringify(turned)));
    expect(result.ok && result.value.canonical).toBe(must().canonical);
    expect(must({ line_items: [] }).canonical).not.toBe(must().canonical);
    expect(must({ amount: '123.0' }).canonical).not.toBe(must().canonical);
  });
});

describe('a customer', () => {
  const nobody = { email: null, phone: null, firstName: null, lastName: null };

  it('may be missing or empty', () => {
    for (const customer of [undefined, null, {}, { email: null, billing_address: null }])
      expect(must({ customer }).buyer).toMatchObject(nobody);
  });

  it('who shipped elsewhere is known by the billing address, and by the shipping address without one', () => {
    const shipping_address = { given_name: 'Luz', phone_number: '911' };
    expect(must({ customer: { shipping_address } }).buyer).toMatchObject({
      firstName: 'Luz',
      phone: '911',
    });
    const billing_address = { given_name: 'Rosa' };
    expect(must({ customer: { shipping_address, billing_address } }).buyer.firstName).toBe('Rosa');
    expect(must({ customer: { email: '  ', phone_number: ' 9 ' } }).buyer).toMatchObject({
      email: null,
      phone: '9',
    });
  });
});

describe('the way back', () => {
  const back = (changes: object) => must({ payment_method: null, ...changes }).buyer.cancelUrl;

  it('is read where Shopify documents it and where its template reads it; the documented place first', () => {
    const nested = { data: { cancel_url: 'https://a.example/' } };
    expect(back({ payment_method: nested })).toBe('https://a.example/');
    expect(back({ cancel_url: 'https://b.example/' })).toBe('https://b.example/');
    expect(back({ payment_method: nested, cancel_url: 'https://b.example/' })).toBe(
      'https://a.example/',
    );
    expect(back({})).toBeNull();
  });

  it('is never an address that runs something', () => {
    for (const cancel_url of ['javascript:alert(1)', 'data:text/html,x', '//a', 'nonsense', ''])
      expect(back({ cancel_url })).toBeNull();
  });
});

describe('what must be there', () => {
  it.each(['id', 'gid', 'group', 'amount', 'currency', 'test', 'proposed_at', 'kind'] as const)(
    '%s is named when it is missing',
    (name) => expect(without(name)).toEqual({ ok: false, error: name }),
  );

  it('is refused when it has another form', () => {
    const wrong = {
      id: [null, '', 'x'.repeat(201), {}],
      test: ['true', 0, null],
      kind: ['capture', '', 1],
      currency: ['pen', 'SOL3', ''],
      proposed_at: ['yesterday', '2026-13-01T00:00:00Z', '', '0000-01-01T00:00:00Z'],
    };
    for (const [name, values] of Object.entries(wrong))
      for (const value of values)
        expect(read({ [name]: value })).toEqual({ ok: false, error: name });
  });

  it('holds no letters that a row cannot hold', () => {
    for (const strange of ['a\0', '\ud800'])
      for (const name of ['id', 'gid', 'group', 'merchant_locale'])
        expect(read({ [name]: strange })).toEqual({ ok: false, error: name });
    expect(read({ customer: { locale: '\0' } })).toEqual({ ok: false, error: 'customer.locale' });
  });
});

it('refuses a body that is no JSON object, or nested beyond reason, without falling over', () => {
  for (const body of ['', '[]', 'null', '"x"', '12', '{', '\u0000'])
    expect(readSessionRequest(bytes(body)).ok).toBe(false);
  const text = JSON.stringify(BODY).slice(1);
  for (const depth of [1_000, 3_000, 5_000, 8_000, 20_000, 100_000]) {
    const nested = `{"x":${'['.repeat(depth)}${']'.repeat(depth)},${text}`;
    expect(() => readSessionRequest(bytes(nested))).not.toThrow();
  }
});
