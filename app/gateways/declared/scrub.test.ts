import { expect, it } from 'vitest';
import { example } from './examples.test-data.ts';
import { scrubberOf } from './scrub.ts';

it('takes persons and keys out of a payload, by the manifest’s own names', () => {
  const scrub = scrubberOf(example('quipu'));
  const clean = scrub(
    '{"monto":"2200","correo":"rosa@tienda.example","celular":51987654321,"nombres":"Rosa","firma":"abc"}',
  );
  expect(clean).toBe(
    '{"monto":"2200","correo":"[removed]","celular":"[removed]","nombres":"[removed]","firma":"abc"}',
  );
  expect(scrub('id=12&correo=rosa%40x.pe&monto=2200&nombres=Rosa')).toBe(
    'id=12&correo=[removed]&monto=2200&nombres=[removed]',
  );
});

it('and by the names that gateways use', () => {
  const scrub = scrubberOf(example('andina'));
  const text = '{"payer":{"name":"Rosa","dni":"45678912"},"note":"de rosa@x.pe, Bearer abc.def"}';
  expect(scrub(text)).not.toMatch(/Rosa|45678912|rosa@|abc\.def/);
  expect(scrub('{"order":{"id":"ord_1","amount":22.00}}')).toContain('"amount":22.00');
});
