import { expect, it } from 'vitest';
import { err, ok } from '#app/kernel/result.ts';
import type { Egress, EgressRequest } from '#app/platform/egress.server.ts';
import type { Credentials, GatewayMode } from '../gateway.ts';
import { rsaPair } from './keys.test-data.ts';
import { ebanx } from './provider.ts';

const HASH = '59260f14654c5e69344fec4cd0e22fe1d9177a5898e3a3d3';
const keys = { integrationKey: 'test_ik_12345678' };

const IGNORANT = { status: 'ERROR', status_code: 'BP-X', status_message: 'Payment not found' };

/** why: EBANX is not ours. It says one thing, or that it knows no payment; its whole self plays in the sandbox. */
function ignorant(fields: Credentials['fields'] = keys, said: object = IGNORANT) {
  const sent: EgressRequest[] = [];
  const egress: Egress = {
    send: async (request) => {
      sent.push(request);
      return ok({ status: 200, headers: {}, text: JSON.stringify(said) });
    },
  };
  const open = (mode: GatewayMode) =>
    ebanx.open(
      { egress, clock: { now: () => new Date('2026-11-25T15:00:00Z') } },
      {
        mode,
        notificationUrl: 'https://codigo.example/n',
        credentials: { gateway: 'ebanx', fields },
      },
    );
  return { sent, open };
}

it.each([
  ['test', 'sandbox.ebanxpay.com'],
  ['live', 'api.ebanxpay.com'],
] as const)('speaks of a %s account to %s and to no other house', async (mode, host) => {
  const { sent, open } = ignorant();
  await open(mode).query(HASH);
  await open(mode).void(HASH);
  await open(mode).find('attempt-1');
  expect(await open(mode).probe()).toMatchObject({ ok: true, value: { fields: keys } });
  expect(new Set(sent.map(({ url }) => new URL(url).host))).toEqual(new Set([host]));
});

it('shows the integration key in the body, or signs the body and shows none', async () => {
  const plain = ignorant();
  await plain.open('test').query(HASH);
  expect(plain.sent[0]?.body).toBe(`{"integration_key":"test_ik_12345678","hash":"${HASH}"}`);
  expect(plain.sent[0]?.headers).not.toHaveProperty('x-jws-signature');

  const signing = ignorant({ ...keys, privateKey: rsaPair().privateKey, keyId: 'key-1' });
  await signing.open('test').query(HASH);
  expect(signing.sent[0]?.body).toBe(`{"hash":"${HASH}"}`);
  expect(signing.sent[0]?.headers['x-jws-signature']).toMatch(/^[\w-]+\.\.[\w-]+$/);
});

it.each([
  ['CA', { ok: true }],
  ['PE', { ok: false, error: { kind: 'indeterminate' } }],
  ['CO', { ok: false, error: { kind: 'indeterminate' } }],
])('believes a void only where the answer says so: %s', async (status, told) => {
  const payment = { hash: HASH, status, amount_ext: '120.50', currency_ext: 'PEN' };
  const { open } = ignorant(keys, { status: 'SUCCESS', payment });
  expect(await open('test').void(HASH)).toMatchObject(told);
});

it('does not believe a void that names another code, or none', async () => {
  const payment = { hash: 'a'.repeat(48), status: 'CA', amount_ext: '1.00', currency_ext: 'PEN' };
  for (const said of [{ status: 'SUCCESS', payment }, { status: 'SUCCESS' }]) {
    const { open } = ignorant(keys, said);
    expect(await open('test').void(HASH)).toEqual(err({ kind: 'indeterminate' }));
  }
});

it('lets no text that is no hash out of the house', async () => {
  const { sent, open } = ignorant();
  for (const bad of ['', '../x', 'hola']) {
    expect((await open('test').query(bad)).ok).toBe(false);
    expect((await open('test').void(bad)).ok).toBe(false);
    expect((await open('test').queryRefund({ reference: bad, refund: '1' })).ok).toBe(false);
  }
  expect(sent).toEqual([]);
});
