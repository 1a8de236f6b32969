import { expect, it } from 'vitest';
import { rsaPair } from './keys.test-data.ts';
import { scrub } from './scrub.ts';

it('takes persons and keys out of a payload and leaves money and hashes as they stood', () => {
  const payload =
    '{"integration_key":"test_ik_12345678","payment":{"hash":"592","amount_ext":"22.00","pin":"841280229",' +
    '"cip_url":"https://e/cip/?hash=592","customer":{"document":"10117410","email":"rosa@tienda.pe","name":"ROSA Q"}}}';
  const clean = scrub(payload);
  expect(JSON.parse(clean)).toMatchObject({ payment: { hash: '592', amount_ext: '22.00' } });
  expect(clean).not.toMatch(/test_ik|rosa|10117410|841280229|cip\/\?/i);
});

it('takes them out of forms, headers and pasted keys', () => {
  const text = `integration_key=test_ik_1&email=rosa%40x X-JWS-Signature: eyJhbGciOi..c2ln ${rsaPair().privateKey}`;
  expect(scrub(text)).not.toMatch(/test_ik|rosa|eyJ|BEGIN/);
});
