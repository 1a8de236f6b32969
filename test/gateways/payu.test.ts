import { payu as provider } from '#app/gateways/payu/provider.ts';
import { payu, type Writing } from '#sandbox/payu/index.ts';
import { describeGateway } from './describe-gateway.ts';
import { gatewayWorld } from './gateway-world.ts';

/** An account that signs so, and is told so. */
function setUp(algorithm: string, writing: Writing) {
  const dialect = payu(() => writing);
  return gatewayWorld({
    provider,
    dialect: { ...dialect, testKeys: (nth) => ({ ...dialect.testKeys(nth), algorithm }) },
    wrongKeys: { apiKey: 'another-key-for-tests' },
    strangeReference: '999999999',
    unsign: (raw) => ({
      ...raw,
      body: Buffer.from(
        Buffer.from(raw.body)
          .toString()
          .replace(/("sign":"|sign=)[0-9a-f]+/, '$1'),
      ),
    }),
  });
}

describeGateway('payu, MD5, told by a form', () => setUp('MD5', 'form'));
describeGateway('payu, HMAC-SHA256, told by JSON', () => setUp('HMAC-SHA256', 'json'));
