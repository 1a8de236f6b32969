import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pagoefectivo } from '#app/gateways/pagoefectivo/provider.ts';
import { explainRefusal } from './explain-refusal.ts';

const FIELDS = { idService: '1042', accessKey: 'access-of-it', secretKey: 'secret-of-it' };
const BODY =
  '{"eventType":"cip.paid","operationNumber":"1253","data":{"cip":"11546901","currency":"PEN","amount":22.00}}';

const explained = (signed: string, arrived: string, key = FIELDS.secretKey) =>
  explainRefusal(pagoefectivo, {
    raw: {
      body: Buffer.from(arrived),
      headers: { 'pe-signature': createHmac('sha256', key).update(signed).digest('hex') },
    },
    credentials: { gateway: 'pagoefectivo', fields: FIELDS },
  });

describe('a captured delivery', () => {
  it('is said to be accepted when it is', () => {
    const proven = { accepted: true, proven: true };
    expect(explained(BODY, BODY)).toEqual({ ...proven, readable: true });
    expect(explained('{"what":1}', '{"what":1}')).toEqual({ ...proven, readable: false });
  });

  it.each([
    ['a newline was lost', `${BODY}\n`, BODY, 'trailing-newline'],
    [
      'a framework wrote the JSON anew',
      JSON.stringify(JSON.parse(BODY)),
      BODY,
      'body-reserialised',
    ],
    ['a byte order mark was put in front', BODY, `\ufeff${BODY}`, 'byte-order-mark'],
  ])('tells that %s', (_what, signed, arrived, recipe) =>
    expect(explained(signed, arrived)).toMatchObject({
      accepted: false,
      reason: 'wrong-signature',
      recipe,
    }),
  );

  it('tells that it is signed with another of the account’s keys, by name and never by content', () => {
    const told = explained(BODY, BODY, FIELDS.accessKey);
    expect(told).toMatchObject({ recipe: 'other-key', field: 'accessKey' });
    expect(JSON.stringify(told)).not.toContain('access-of-it');
  });

  it('says that nothing matches a forgery', () =>
    expect(explained(BODY, BODY, 'another')).toEqual({
      accepted: false,
      reason: 'wrong-signature',
      recipe: null,
      field: null,
    }));
});
