import { describe, expect, it } from 'vitest';
import { plainHeaders } from './edge.ts';
import { createPlainWeb } from './plain-web.ts';

const web = createPlainWeb({ adminPort: 4400, edgePort: 4401, appHosts: ['app.codigo.example'] });

describe('the edge for a plain browser', () => {
  it('lets the simulated admin frame the app, and nobody else', () => {
    const headers = plainHeaders(
      {
        'content-security-policy':
          'frame-ancestors https://tienda-lima.myshopify.com https://admin.shopify.com;',
      },
      web,
    );
    expect(headers['content-security-policy']).toBe(
      'frame-ancestors https://tienda-lima.myshopify.com https://admin.shopify.com http://localhost:4400;',
    );
  });

  it('keeps a page that nobody may frame unframed', () => {
    const headers = plainHeaders({ 'content-security-policy': "frame-ancestors 'none'" }, web);
    expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
  });

  it('lets a form lead back to the shop where it may over https, and nowhere new', () => {
    const policyOf = (policy: string) =>
      plainHeaders({ 'content-security-policy': policy }, web)['content-security-policy'];
    expect(policyOf("form-action 'self' https:; img-src data:")).toBe(
      "form-action 'self' https: http://localhost:4400; img-src data:",
    );
    expect(policyOf("form-action 'self'; img-src https:")).toBe(
      "form-action 'self'; img-src https:",
    );
  });

  it('leads redirects into the admin to the simulated one', () => {
    const { location } = plainHeaders(
      { location: 'https://admin.shopify.com/store/tienda-lima/apps/abc?x=1' },
      web,
    );
    expect(location).toBe(
      'http://localhost:4400/shops/tienda-lima.myshopify.com/admin/apps/abc?x=1',
    );
  });

  it('leads the page’s own requests there too', () => {
    const header = 'x-shopify-api-request-failure-reauthorize-url';
    const led = plainHeaders({ [header]: 'https://app.codigo.example/auth?shop=a' }, web);
    expect(led[header]).toBe('http://localhost:4401/auth?shop=a');
  });

  it('serves App Bridge and the shop under addresses that a plain browser reaches', () => {
    const html = web.plain(
      '<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>' +
        '<a href="https://tienda-lima.myshopify.com/checkouts/1">back</a>' +
        '<a href="https://app.codigo.example/pay/1">pay</a>',
    );
    expect(html).toBe(
      '<script src="http://localhost:4401/__sandbox/app-bridge.js"></script>' +
        '<a href="http://localhost:4400/shops/tienda-lima.myshopify.com/checkouts/1">back</a>' +
        '<a href="http://localhost:4401/pay/1">pay</a>',
    );
  });
});
