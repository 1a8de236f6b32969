import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether Shopify signed this query with an app's secret: all parameters but `hmac`, sorted and form-encoded, HMAC-SHA256
 * in hex (shopify.dev, "Verify a request"). It tells which of our apps is opened; it lets nobody in.
 */
export function isSignedLaunch(query: URLSearchParams, secret: string): boolean {
  const given = Buffer.from(query.get('hmac') ?? '', 'hex');
  const sorted = [...query]
    .filter(([name]) => name !== 'hmac' && name !== 'signature')
    .sort(([a], [b]) => a.localeCompare(b));
  const message = new URLSearchParams(sorted).toString();
  const expected = createHmac('sha256', secret).update(message).digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
}
