import { expect, it } from 'vitest';
import { ok } from '#app/kernel/result.ts';
import type { Egress, EgressRequest } from '#app/platform/egress.server.ts';
import type { GatewayMode } from '../gateway.ts';
import { payu } from './provider.ts';

/** why: PayU is not ours. It refuses whoever asks; its whole self plays in the sandbox. */
function wary(text = '{"code":"ERROR","error":"Invalid credentials"}') {
  const sent: EgressRequest[] = [];
  const egress: Egress = {
    send: async (request) => {
      sent.push(request);
      return ok({ status: 200, headers: {}, text });
    },
  };
  const open = (mode: GatewayMode) =>
    payu.open(
      { egress, clock: { now: () => new Date('2026-11-25T15:00:00Z') } },
      {
        mode,
        notificationUrl: 'https://codigo.example/notifications',
        credentials: {
          gateway: 'payu',
          fields: {
            merchantId: '508029',
            accountId: '512323',
            apiLogin: 'login-for-tests',
            apiKey: 'key-for-tests',
            algorithm: 'SHA256',
          },
        },
      },
    );
  return { sent, open };
}

it.each([
  ['test', 'sandbox.api.payulatam.com', '"test":true'],
  ['live', 'api.payulatam.com', '"test":false'],
] as const)('speaks of a %s account to %s and to no other house', async (mode, host, flag) => {
  const { sent, open } = wary();
  await open(mode).query('857804123');
  await open(mode).find('attempt-1');
  await open(mode).probe();
  expect(sent.map(({ url }) => new URL(url).host)).toEqual([host, host, host]);
  for (const { body } of sent) expect(body).toContain(flag);
});

it('asks by an id that is a number, written as it was told', async () => {
  const { sent, open } = wary();
  await open('test').query('1234567890123456789');
  expect(sent[0]?.body).toContain('"orderId":1234567890123456789');
});

it('never sends what is no id of an order', async () => {
  const { sent, open } = wary();
  expect(await open('test').query('1 or 1')).toMatchObject({ ok: false });
  expect(sent).toEqual([]);
});

it('says of what PayU does not do that there is no such call', async () => {
  const gateway = wary().open('test');
  const cannot = { ok: false, error: { kind: 'rejected', code: 'no-such-call' } };
  expect(await gateway.void('857804123')).toMatchObject(cannot);
  expect(await gateway.extend('857804123', new Date())).toMatchObject(cannot);
});

it('keeps credentials only when both of PayU’s services took them', async () => {
  expect(await wary().open('test').probe()).toEqual({
    ok: false,
    error: { kind: 'misconfigured', code: 'Invalid credentials' },
  });
  const both = wary('{"code":"SUCCESS","error":null,"paymentMethods":[]}');
  expect(await both.open('test').probe()).toMatchObject({ ok: true, value: { gateway: 'payu' } });
  expect(both.sent.map(({ url }) => new URL(url).pathname)).toEqual([
    '/payments-api/4.0/service.cgi',
    '/reports-api/4.0/service.cgi',
  ]);
});
