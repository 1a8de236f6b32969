import { parseShopDomain } from './shop-domain.ts';

/** Says who may frame a page: Shopify's admin the merchant's screens (`/app`), nobody anything else. */
export function addFrameRules(
  request: Request,
  headers: Headers,
  { appBridgeUrl }: { readonly appBridgeUrl: string },
): void {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== '/app' && !pathname.startsWith('/app/')) {
    headers.set('content-security-policy', "frame-ancestors 'none'");
    return;
  }
  const shop = parseShopDomain(searchParams.get('shop') ?? '') ?? '*.myshopify.com';
  headers.set(
    'content-security-policy',
    `frame-ancestors https://${shop} https://admin.shopify.com`,
  );
  headers.set('link', `<${appBridgeUrl}>; rel="preload"; as="script"`);
}
