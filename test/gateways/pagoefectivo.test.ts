import { pagoefectivo as provider } from '#app/gateways/pagoefectivo/provider.ts';
import { pagoefectivo, type Variants } from '#sandbox/pagoefectivo/index.ts';
import { documented } from '#sandbox/pagoefectivo/news.ts';
import { describeGateway } from './describe-gateway.ts';
import { gatewayWorld } from './gateway-world.ts';

/** How public integrations have seen PagoEfectivo write, where that differs from its document. */
const AS_SEEN: Variants = {
  ...documented,
  pascalCase: true,
  numericCip: true,
  trailingZeros: true,
  indented: true,
  extraFields: true,
  saysCancelado: true,
};

const setUp = (variants: Variants) =>
  gatewayWorld({
    provider,
    dialect: pagoefectivo(() => variants),
    wrongKeys: { secretKey: 'another-secret' },
    strangeReference: '99999999',
  });

describeGateway('pagoefectivo, as documented', () => setUp(documented));
describeGateway('pagoefectivo, as public integrations have seen it', () => setUp(AS_SEEN));
