import { culqi as provider } from '#app/gateways/culqi/provider.ts';
import { culqi as dialect } from '#sandbox/culqi/index.ts';
import { describeGateway } from './describe-gateway.ts';
import { gatewayWorld } from './gateway-world.ts';

describeGateway('culqi', () =>
  gatewayWorld({
    provider,
    dialect,
    wrongKeys: { secretKey: 'sk_test_OFNOBODY00000000' },
    strangeReference: 'ord_test_PRUEBA1234567890',
  }),
);
