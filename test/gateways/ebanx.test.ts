import { expect, it } from 'vitest';
import { ebanx as provider } from '#app/gateways/ebanx/provider.ts';
import { ebanx } from '#sandbox/ebanx/index.ts';
import { describeGateway } from './describe-gateway.ts';
import { gatewayWorld } from './gateway-world.ts';

const strangeReference = '0'.repeat(48);

const byKey = () =>
  gatewayWorld({
    provider,
    dialect: ebanx(),
    wrongKeys: { integrationKey: 'another-integration-key' },
    strangeReference,
  });

const bySignature = () =>
  gatewayWorld({
    provider,
    dialect: ebanx({ signs: true }),
    wrongKeys: { keyId: 'another-key-id' },
    strangeReference,
  });

describeGateway('ebanx, with an integration key', byKey);
describeGateway('ebanx, with signed requests and its certificate', bySignature);

it('believes no unsigned or altered delivery once EBANX’s certificate is known', async () => {
  const world = await bySignature();
  const open = {
    mode: 'test',
    credentials: world.credentials,
    notificationUrl: world.notificationUrl,
  } as const;
  const issued = await provider.open(world, open).issue(world.order());
  if (!issued.ok) throw new Error(issued.error.kind);
  const raw = await world.pay(issued.value.reference);
  const altered = Buffer.from(Buffer.from(raw.body).toString().replace(/.$/, 'x'));
  const read = (delivery: typeof raw) => provider.readNotification(delivery, world.credentials);
  expect(read(raw)).toMatchObject({ ok: true, value: { reference: issued.value.reference } });
  expect(read({ ...raw, headers: {} }).ok).toBe(false);
  expect(read({ ...raw, body: altered }).ok).toBe(false);
  await world.close();
});
