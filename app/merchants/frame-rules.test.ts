import { describe, expect, it } from 'vitest';
import { addFrameRules } from './frame-rules.ts';

const rules = (path: string) => {
  const headers = new Headers();
  const request = new Request(`https://app.codigo.example${path}`);
  addFrameRules(request, headers, { appBridgeUrl: 'https://cdn.shopify.com/app-bridge.js' });
  return headers;
};

describe('who may frame a page', () => {
  it('is the admin of the shop for the merchant’s screens', () => {
    expect(rules('/app/payments?shop=tienda.myshopify.com').get('content-security-policy')).toBe(
      'frame-ancestors https://tienda.myshopify.com https://admin.shopify.com',
    );
    expect(rules('/app?shop=evil.example').get('content-security-policy')).toBe(
      'frame-ancestors https://*.myshopify.com https://admin.shopify.com',
    );
  });

  it('is nobody for the shopper’s page, the payments app’s, and an address that only looks like the admin', () => {
    for (const path of ['/pay/token', '/payments-app', '/application', '/']) {
      expect(rules(path).get('content-security-policy')).toBe("frame-ancestors 'none'");
      expect(rules(path).has('link')).toBe(false);
    }
  });
});
