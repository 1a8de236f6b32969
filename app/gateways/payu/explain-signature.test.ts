import { describe, expect, it } from 'vitest';
import vectors from '#test/vectors/payu.json' with { type: 'json' };
import { explainSignature } from './explain-signature.ts';

const PUBLISHED_TEST_ACCOUNT = { accountId: '512323', apiLogin: 'pRRXKOl8ikMmt9u' };
const credentials = (keys: Readonly<Record<string, string>>) => ({
  gateway: 'payu',
  fields: { ...PUBLISHED_TEST_ACCOUNT, ...keys },
});

describe('for people who compare by eye', () => {
  it.each(vectors.signatures)('signs as published, without the key: $id', (vector) => {
    const { keys, fields } = vector;
    expect(explainSignature(credentials(keys), fields)).toEqual({
      ok: true,
      value: {
        signature: vector.expected,
        signed: vector.string.replace(keys.apiKey, '***'),
      },
    });
  });

  const [vector] = vectors.signatures;
  const order = { kind: 'request', referenceCode: 'a-1', value: '10.00', currency: 'PEN' };
  it.each([
    ['nothing is there', {}, ['kind', 'referenceCode', 'value', 'currency']],
    ['the kind is unknown', { ...order, kind: 'refund' }, ['kind']],
    ['the amount has a comma', { ...order, value: '10,00' }, ['value']],
    ['the currency is a sign', { ...order, currency: 'S/' }, ['currency']],
    ['a confirmation has no state', { ...order, kind: 'confirmation' }, ['statePol']],
    ['a response has no state', { ...order, kind: 'response' }, ['statePol']],
  ])('names what to look at again: %s', (_what, fields, wrong) =>
    expect(explainSignature(credentials(vector?.keys ?? {}), fields)).toEqual({
      ok: false,
      error: wrong,
    }),
  );
});
