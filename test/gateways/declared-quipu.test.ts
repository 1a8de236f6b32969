import { readFileSync } from 'node:fs';
import { acceptedManifest, declaredProvider } from '#app/gateways/declared-gateways.ts';
import type { RawNotification } from '#app/gateways/gateway.ts';
import { quipu } from '#sandbox/declared/quipu/index.ts';
import { describeGateway } from './describe-gateway.ts';
import { gatewayWorld } from './gateway-world.ts';

const text = readFileSync('docs/gateways/declared/examples/quipu.json', 'utf8');
const provider = declaredProvider(acceptedManifest(text), {
  mayCall: (host) => host === 'pruebas.quipu-cash.example',
});

/** Its proof stands among the fields. */
function unsign(raw: RawNotification): RawNotification {
  const fields = new URLSearchParams(Buffer.from(raw.body).toString());
  fields.delete('firma');
  return { ...raw, body: Buffer.from(`${fields}`) };
}

describeGateway('declared: Quipu, a signed string in a field', () =>
  gatewayWorld({
    provider,
    dialect: quipu,
    wrongKeys: { llave: 'another-key' },
    strangeReference: '999999999999',
    unsign,
  }),
);
