import { expect, it } from 'vitest';
import { scrub } from './scrub.ts';

it('takes persons and keys out of a payload and leaves money and ids as they stood', () => {
  const payload =
    '{"object":"order","id":"ord_test_PRUEBA1234567890","amount":2205,"payment_code":"13642064",' +
    '"client_details":{"first_name":"Rosa \\"la\\" Q","last_name":"Quispe","email":"rosa@tienda.pe","phone_number":"+51987654321"}}';
  const clean = scrub(payload);
  expect(JSON.parse(clean)).toMatchObject({
    id: 'ord_test_PRUEBA1234567890',
    amount: 2205,
    payment_code: '13642064',
  });
  expect(clean).not.toMatch(/rosa|quispe|987654321/i);
});

it('takes them out of the text inside a notification', () => {
  const data = JSON.stringify({
    id: 'ord_test_PRUEBA1234567890',
    amount: 2205,
    client: { name: 'Rosa', lastName: 'Quispe "Q"', phone: '987654321', email: 'rosa@tienda.pe' },
  });
  const clean = scrub(JSON.stringify({ object: 'event', type: 'order.status.changed', data }));
  expect(clean).not.toMatch(/rosa|quispe|987654321/i);
  expect(JSON.parse(JSON.parse(clean).data)).toMatchObject({ amount: 2205 });
});

it('takes them out of text that is no JSON or was cut', () => {
  expect(scrub('Authorization: Bearer sk_test_12345678, {"email":"rosa@tie')).not.toMatch(
    /rosa|12345678/,
  );
  expect(scrub('authorization: Basic cm9zYTpjbGF2ZQ==')).not.toContain('cm9zYTpjbGF2ZQ');
  expect(scrub('the key sk_live_12345678 is wrong')).not.toContain('12345678');
});
