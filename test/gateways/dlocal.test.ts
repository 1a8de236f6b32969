import { dlocal as provider } from '#app/gateways/dlocal/provider.ts';
import { dlocal } from '#sandbox/dlocal/index.ts';
import type { Flow } from '#sandbox/dlocal/views.ts';
import { describeGateway } from './describe-gateway.ts';
import { gatewayWorld } from './gateway-world.ts';

const setUp = (...flows: Flow[]) =>
  gatewayWorld({
    provider,
    dialect: dlocal(() => flows),
    wrongKeys: { secretKey: 'another-secret' },
    strangeReference: 'D-4-00000000-0000-4000-8000-000000000000',
    // Its payment stays PAID, whatever was given back (MAPPINGS.md).
    saysRefunded: false,
  });

describeGateway('dlocal, which shows the code on its own page', () => setUp('REDIRECT'));
describeGateway('dlocal, which answers with the code', () => setUp('DIRECT', 'REDIRECT'));
