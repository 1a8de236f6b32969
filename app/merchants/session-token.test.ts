import { describe, expect, it } from 'vitest';
import { err } from '#app/kernel/result.ts';
import { readStaffClaims, sessionTokenOf } from './session-token.ts';

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object) => `${encoded({ alg: 'HS256' })}.${encoded(claims)}.signature`;
const staff = {
  aud: 'client',
  dest: 'https://tienda.myshopify.com',
  iss: 'https://tienda.myshopify.com/admin',
  sub: '42',
};

describe('the claims of a session token', () => {
  it('are those of staff when issuer, shop and person say so', () => {
    expect(readStaffClaims(token(staff))).toEqual({
      ok: true,
      value: { clientId: 'client', domain: 'tienda.myshopify.com', sub: '42' },
    });
  });

  it.each<[string, object]>([
    ['dest', { dest: 'tienda.myshopify.com' }],
    ['dest', { dest: 'https://tienda.myshopify.com/' }],
    ['dest', { dest: 'http://tienda.myshopify.com' }],
    ['iss', { iss: undefined }],
    ['iss', { iss: 'https://tienda.myshopify.com/checkout' }],
    ['sub', { sub: 'gid://shopify/Customer/1' }],
    ['sub', { sub: '' }],
    ['unreadable', { aud: ['client'] }],
    ['unreadable', { dest: 7 }],
  ])('are refused by %s when it is not what staff have', (claim, change) => {
    expect(readStaffClaims(token({ ...staff, ...change }))).toEqual(err(claim));
  });
});

describe('the token of a request', () => {
  const request = (headers: Record<string, string>, query = '') =>
    new Request(`https://app.codigo.example/app${query}`, { headers });

  it('is the header’s before the address’s, as Shopify’s library takes it', () => {
    expect(sessionTokenOf(request({ authorization: 'Bearer a' }, '?id_token=b'))).toBe('a');
    expect(sessionTokenOf(request({}, '?id_token=b'))).toBe('b');
    expect(sessionTokenOf(request({}))).toBeNull();
  });
});
