import { expect, it } from 'vitest';
import { scrub } from './scrub.ts';

it('takes persons and keys out of an order and leaves money and codes as they stood', () => {
  const clean = scrub(
    '{"merchant":{"apiKey":"key-for-tests","apiLogin":"login-for-tests"},"transaction":{"order":{"referenceCode":"attempt-1",' +
      '"additionalValues":{"TX_VALUE":{"value":120.50,"currency":"PEN"}},"buyer":{"fullName":"Rosa Quispe","emailAddress":"rosa@tienda.example",' +
      '"contactPhone":"+51987654321","dniNumber":40112233}},"BAR_CODE":"2592100","URL_PAYMENT_RECEIPT_HTML":"https://p/app?vid=8Yfd"}}',
  );
  expect(() => JSON.parse(clean)).not.toThrow();
  expect(clean).toContain('"value":120.50');
  expect(clean).toContain('"BAR_CODE":"2592100"');
  expect(clean).not.toMatch(/for-tests|rosa|987654321|40112233|vid=8/i);
});

it('takes them out of a confirmation, a form or JSON', () => {
  const form =
    'value=120.50&email_buyer=rosa%40tienda.example&phone=987654321&sign=1d95778a&reference_sale=attempt-1&ip=190.1.2.3';
  const clean = scrub(form);
  expect(clean).toContain('value=120.50');
  expect(clean).toContain('reference_sale=attempt-1');
  expect(clean).not.toMatch(/rosa|987654321|1d95778a|190\.1/);
});

it('takes them out of text that was cut', () => {
  expect(scrub('{"emailAddress":"rosa@tie')).not.toMatch(/rosa/);
});
