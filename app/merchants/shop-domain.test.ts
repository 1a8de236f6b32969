import { describe, expect, it } from 'vitest';
import { parseShopDomain, shopIdOf } from './shop-domain.ts';

describe('the permanent domain of a shop', () => {
  it('is read in lower case', () => {
    expect(parseShopDomain(' Tienda-Lima.myshopify.com ')).toBe('tienda-lima.myshopify.com');
  });

  it.each([
    '',
    'tienda.com',
    'https://tienda.myshopify.com',
    'tienda.myshopify.com/admin',
    'tienda.myshopify.com.evil.example',
    '-tienda.myshopify.com',
    'tienda.myshopify.com\nx',
  ])('is not found in %j', (text) => {
    expect(parseShopDomain(text)).toBeNull();
  });

  it('gives the shop the same id in every process, and another shop another', () => {
    expect(shopIdOf('tienda-lima.myshopify.com')).toBe(shopIdOf('tienda-lima.myshopify.com'));
    expect(shopIdOf('tienda-lima.myshopify.com')).not.toBe(shopIdOf('tienda-cusco.myshopify.com'));
  });
});
