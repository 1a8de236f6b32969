import { expect, it } from 'vitest';
import { peSignature } from './news.ts';
import { hashString } from './tokens.ts';

it('makes the hash that the official document prints for an authorization', () => {
  // Official document v1.1, 5.1.1 field 4; its printed year 2020 is an erratum for 2018.
  const hash = hashString({
    idService: '8',
    accessKey: 'AKIPJP77AHN2DKVIJURB',
    secretKey: 'Nfybo8h0yN7CFN1ycX+XaG99pj/y3Vt25urt1LUR',
    dateRequest: '2018-11-20T16:01:00-05:00',
  });
  expect(hash).toBe('3faa0677fe78c30800d5c9ec71218ddaa81d15ca08e39f50177bbe328906c744');
});

it('signs notifications as HMAC-SHA256 is defined, with the key as plain text', () => {
  // RFC 4231, test case 2.
  expect(peSignature('Jefe', 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});
