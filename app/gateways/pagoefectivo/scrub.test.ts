import { expect, it } from 'vitest';
import { scrub } from './scrub.ts';

it('takes persons and keys out of a payload and leaves money and codes as they stood', () => {
  const payload =
    '{"cip":2523136,"amount":22.00,"userEmail":"rosa@tienda.pe","userPhone": "987654321",' +
    '"userName":"Rosa \\"la\\" Q","UserLastName":"Quispe","token":"eyJhbGciOi.J9.x","cipUrl":"https://p/A.html",' +
    '"userDocumentNumber":40112233,"message":"El correo rosa@tienda.pe no es válido"}';
  const clean = scrub(payload);
  expect(JSON.parse(clean)).toMatchObject({ cip: 2523136, userPhone: '[removed]' });
  expect(clean).toContain('"amount":22.00');
  expect(clean).not.toMatch(/rosa|987654321|quispe|eyJ|A\.html|40112233/i);
});

it('takes them out of text that is no JSON or was cut', () => {
  expect(scrub('Authorization: Bearer eyJhbGciOi.J9.x, {"userEmail":"rosa@tie')).not.toMatch(
    /rosa|eyJ/,
  );
});
