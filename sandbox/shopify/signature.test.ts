import { describe, expect, it } from 'vitest';
import { signQuery, signWebhook } from './signature.ts';

// The values were computed apart from this code, with Python's hmac module.
describe('what the simulated Shopify signs', () => {
  it('signs a query over its sorted parameters', () => {
    const signed = signQuery({ timestamp: '1337178173', shop: 'a.myshopify.com' }, 'hush');
    expect(signed.toString()).toBe(
      `shop=a.myshopify.com&timestamp=1337178173&hmac=927d412058c2abed111405889c097ee7bdad83e042259d1c034addb2bc2ac9fd`,
    );
  });

  it('signs a webhook over its bytes, accents and all', () => {
    expect(signWebhook('{"name":"José Ñahui"}', 'hush')).toBe(
      'S6EObOX4MOFSR2NszsfQkawvOBjr2YOV1JjjVhwb/I0=',
    );
  });
});
