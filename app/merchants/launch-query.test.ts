import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedLaunch } from './launch-query.ts';

const hmac = createHmac('sha256', 'secret')
  .update('host=aG9zdA&shop=tienda.myshopify.com&timestamp=1')
  .digest('hex');
const query = (text: string) => new URLSearchParams(text);

describe('the address with which Shopify opens an app', () => {
  it('tells by its signature which app is meant', () => {
    const launch = query(`shop=tienda.myshopify.com&timestamp=1&host=aG9zdA&hmac=${hmac}`);
    expect(isSignedLaunch(launch, 'secret')).toBe(true);
    expect(isSignedLaunch(launch, 'another')).toBe(false);
  });

  it.each(['', 'hmac=', 'hmac=zz', `shop=otra.myshopify.com&timestamp=1&host=aG9zdA&hmac=${hmac}`])(
    'tells nothing when it says %j',
    (text) => expect(isSignedLaunch(query(text), 'secret')).toBe(false),
  );
});
