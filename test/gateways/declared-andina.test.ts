import { readFileSync } from 'node:fs';
import { acceptedManifest, declaredProvider } from '#app/gateways/declared-gateways.ts';
import { andina } from '#sandbox/declared/andina/index.ts';
import { describeGateway } from './describe-gateway.ts';
import { gatewayWorld } from './gateway-world.ts';

const text = readFileSync('docs/gateways/declared/examples/andina.json', 'utf8');
const provider = declaredProvider(acceptedManifest(text), {
  mayCall: (host) => host === 'sandbox.andina-pagos.example',
});

describeGateway('declared: Andina, signed with HMAC in a header', () =>
  gatewayWorld({
    provider,
    dialect: andina,
    wrongKeys: { signingSecret: 'another-secret' },
    strangeReference: 'ord_AAAAAAAAAAAAAAAA',
  }),
);
