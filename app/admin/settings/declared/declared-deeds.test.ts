import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withDatabase } from '#test/database.ts';
import { readerOf } from '../../reader.ts';
import { presentDeclaredGateway } from './declared.presenter.server.ts';
import { declareGateway } from './declared-deeds.server.ts';

const ANDINA = readFileSync('docs/gateways/declared/examples/andina.json', 'utf8');
const BODY =
  '{"event":"order.paid","order":{"id":"ord_1","amount":120.50,"currency":"PEN","operation":"77","merchant_reference":"A-1"}}';
const KEYS = {
  'credential.merchantId': 'M-1',
  'credential.apiKey': 'key-for-tests',
  'credential.signingSecret': 'secret-for-tests',
};

const reader = readerOf('es-PE');

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ manifest: ANDINA, ...fields }))
    form.set(name, value);
  return form;
}

async function declare(fields: Readonly<Record<string, string>>) {
  await using house = await withDatabase();
  const shopId = await house.addShop();
  const by = { shopId, actor: 'staff:7' as const, reader };
  const answer = await declareGateway(house.foundation, { ...by, form: formOf(fields) });
  const kept = await house.asOwner('select gateway_key from declared_gateway');
  return { answer, kept };
}

const captured = (secret: string) => {
  const signature = createHmac('sha512', secret).update(BODY).digest('base64');
  return JSON.stringify({ headers: { 'X-Andina-Signature': `v1=${signature}` }, body: BODY });
};

it('says what is to be mended, and keeps nothing', async () => {
  const { answer, kept } = await declare({ intent: 'save', manifest: '{"manifest":1}' });
  expect(answer).toMatchObject({
    faults: expect.arrayContaining([{ field: 'hosts', why: 'missing' }]),
  });
  expect(kept).toEqual([]);
});

it('shows what the manifest asks for and where it is called, before anything is kept', async () => {
  const { answer, kept } = await declare({ intent: 'check' });
  expect(answer).toMatchObject({
    gateway: {
      name: 'Andina Pagos',
      hosts: ['sandbox.andina-pagos.example', 'api.andina-pagos.example'],
      fields: [
        { name: 'merchantId', secret: false },
        { name: 'apiKey' },
        { name: 'signingSecret' },
      ],
    },
    trial: null,
  });
  expect(kept).toEqual([]);
});

it('tells what a captured notification would be read as', async () => {
  const right = { intent: 'try', ...KEYS, captured: captured('secret-for-tests') };
  expect((await declare(right)).answer).toMatchObject({
    trial: {
      verdict: 'accepted-paid',
      facts: [
        ['word', 'order.paid'],
        ['reference', 'ord_1'],
        ['amount', 'S/\u00a0120.50'],
        ['operation', '77'],
        ['transactionCode', 'A-1'],
      ],
    },
  });
  const forged = { ...right, captured: captured('another-secret') };
  expect((await declare(forged)).answer).toMatchObject({ trial: { verdict: 'wrong-signature' } });
});

it.each([
  ['no keys', { captured: captured('x'), 'credential.apiKey': '' }, 'keys-missing'],
  ['something else', { captured: 'hola' }, 'not-captured'],
  ['a paid code', { captured: answerOf('query', 200, 'PAID') }, 'paid'],
  ['a word that nobody knows', { captured: answerOf('query', 200, 'BLESSED') }, 'unknown'],
  ['a server in trouble', { captured: answerOf('create', 503, '') }, 'error-indeterminate'],
])('tells what it makes of %s', async (_what, fields, verdict) => {
  const { answer } = await declare({ intent: 'try', ...KEYS, ...fields });
  expect(answer).toMatchObject({ trial: { verdict } });
});

it('shows times as people in Peru read them', async () => {
  const order =
    '{"id":"o","status":"PAID","amount":1.00,"currency":"PEN","paid_at":"2026-11-25T20:00:00Z"}';
  const captured = JSON.stringify({ call: 'query', status: 200, body: `{"order":${order}}` });
  const { answer } = await declare({ intent: 'try', captured });
  const paidAt = expect.stringMatching(/^25\/11\/2026, 3:00\sp.\sm. \(hora de Perú\)$/);
  expect(answer).toMatchObject({
    trial: { facts: expect.arrayContaining([['paidAt', paidAt]]) },
  });
});

function answerOf(call: string, status: number, word: string): string {
  const order = `{"id":"ord_1","status":"${word}","amount":22.00,"currency":"USD"}`;
  return JSON.stringify({ call, status, body: `{"order":${order}}` });
}

it('keeps a good manifest, which then waits for the operator', async () => {
  await using house = await withDatabase();
  const shopId = await house.addShop();
  const form = formOf({ intent: 'save' });
  const deed = { shopId, actor: 'staff:7', reader, form } as const;
  const saved = await declareGateway(house.foundation, deed);
  const id = 'savedId' in saved ? saved.savedId : '';
  const seer = { shopId, reader };
  expect(await presentDeclaredGateway(house.foundation, seer, id)).toMatchObject({
    name: 'Andina Pagos',
    version: '1',
    hosts: [{ approved: false }, { approved: false }],
    form: { voids: true, refunds: true, currencies: ['PEN', 'USD'] },
  });
});
