import { expect, it } from 'vitest';
import { ok } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { GatewayMode } from '../gateway.ts';
import { pagoefectivo } from './provider.ts';

const TOKEN = {
  code: '100',
  data: {
    token: 'token',
    tokenStart: '2026-11-25T10:00:00-05:00',
    tokenExpires: '2026-11-26T10:00:00-05:00',
  },
};

/** why: PagoEfectivo is not ours. It authorises whoever asks, and then takes no token; its whole self plays in the sandbox. */
function wary() {
  const hosts = new Set<string>();
  const egress: Egress = {
    send: async ({ url }) => {
      hosts.add(new URL(url).host);
      const authorises = url.endsWith('/v1/authorizations');
      const text = authorises ? JSON.stringify(TOKEN) : '';
      return ok({ status: authorises ? 201 : 401, headers: {}, text });
    },
  };
  const open = (mode: GatewayMode) =>
    pagoefectivo.open(
      { egress, clock: { now: () => new Date('2026-11-25T15:00:00Z') } },
      {
        mode,
        notificationUrl: 'https://codigo.example/notifications',
        credentials: {
          gateway: 'pagoefectivo',
          fields: { idService: '1042', accessKey: 'access-key', secretKey: 'secret-key' },
        },
      },
    );
  return { hosts, open };
}

it.each([
  ['test', 'pre1a.services.pagoefectivo.pe'],
  ['live', 'services.pagoefectivo.pe'],
] as const)('speaks of a %s account to %s and to no other house', async (mode, host) => {
  const { hosts, open } = wary();
  await open(mode).query('2523136');
  await open(mode).probe();
  expect([...hosts]).toEqual([host]);
});

it('asks for a person when a new token is not taken either', async () => {
  expect(await wary().open('test').query('2523136')).toEqual({
    ok: false,
    error: { kind: 'misconfigured', code: '401' },
  });
});
