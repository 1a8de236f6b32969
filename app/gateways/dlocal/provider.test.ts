import { expect, it } from 'vitest';
import { ok } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { GatewayMode } from '../gateway.ts';
import { dlocal } from './provider.ts';

const keys = { login: 'login-1', transKey: 'trans-1', secretKey: 'secret-1' };

/** why: dLocal is not ours. It says `text` to whoever asks; its whole self plays in the sandbox. */
function saying(text: string, status = 200) {
  const hosts = new Set<string>();
  const egress: Egress = {
    send: async ({ url }) => {
      hosts.add(new URL(url).host);
      return ok({ status, headers: {}, text });
    },
  };
  const open = (mode: GatewayMode) =>
    dlocal.open(
      { egress, clock: { now: () => new Date('2026-11-25T15:00:00Z') } },
      {
        mode,
        notificationUrl: 'https://codigo.example/n',
        credentials: { gateway: 'dlocal', fields: keys },
      },
    );
  return { hosts, open };
}

it.each([
  ['test', 'sandbox.dlocal.com'],
  ['live', 'api.dlocal.com'],
] as const)('speaks of a %s account to %s and to no other house', async (mode, host) => {
  const { hosts, open } = saying('{}');
  await open(mode).query('D-4-1');
  await open(mode).find('attempt-1');
  await open(mode).probe();
  expect([...hosts]).toEqual([host]);
});

it('keeps what dLocal calls PagoEfectivo when the keys are proved', async () => {
  const methods =
    '[{"id":"EF","type":"TICKET","name":"Pago Efectivo","allowed_flows":["REDIRECT"]}]';
  expect(await saying(methods).open('test').probe()).toEqual({
    ok: true,
    value: {
      gateway: 'dlocal',
      fields: { ...keys, paymentMethodId: 'EF', paymentMethodFlow: 'REDIRECT' },
    },
  });
});

it('does not sell before it knows what PagoEfectivo is called there', async () => {
  const order = {
    transactionCode: 'attempt-1',
    amount: { minor: 12050n, currency: 'PEN' },
    expiresAt: new Date('2026-11-27T04:59:59Z'),
    concept: 'La Tiendita',
    contact: {
      email: 'rosa@tienda.pe',
      phone: null,
      document: '10117410',
      firstName: 'Rosa',
      lastName: null,
    },
    locale: 'es',
  } as const;
  const { hosts, open } = saying('{}');
  expect(await open('test').issue(order)).toMatchObject({ error: { kind: 'misconfigured' } });
  expect(hosts.size).toBe(0);
});

it('lets no text that is no id into a path', async () => {
  const { hosts, open } = saying('{}');
  for (const bad of ['../x', 'a/b', '', 'a?b']) {
    expect((await open('test').query(bad)).ok).toBe(false);
    expect((await open('test').find(bad)).ok).toBe(false);
    expect((await open('test').queryRefund({ reference: 'D-4-1', refund: bad })).ok).toBe(false);
  }
  expect(hosts.size).toBe(0);
});
