import { mercadopago as provider } from '#app/gateways/mercadopago/provider.ts';
import { mercadopago as dialect } from '#sandbox/mercadopago/index.ts';
import { describeGateway } from './describe-gateway.ts';
import { gatewayWorld } from './gateway-world.ts';

describeGateway('mercadopago', () =>
  gatewayWorld({
    provider,
    dialect,
    wrongKeys: { accessToken: 'TEST-of-nobody-1', webhookSecret: 'another-secret-for-tests' },
    strangeReference: '99999999999',
  }),
);
