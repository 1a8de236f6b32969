import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Credentials } from '../gateway.ts';
import { readNotification } from './notification.ts';

const SECRET = 'a-secret-for-tests';
const CREDENTIALS: Credentials = {
  gateway: 'pagoefectivo',
  fields: { idService: '8', accessKey: 'ACCESS-KEY', secretKey: SECRET },
};
const BODY =
  '{"eventType":"cip.paid","operationNumber":"1253","data":{"cip":"11546901","currency":"PEN","amount":22.00}}';

const read = (body: string, signedText: string) =>
  readNotification(
    {
      body: Buffer.from(body),
      headers: {
        'pe-signature': createHmac('sha256', SECRET).update(signedText).digest('hex'),
      },
    },
    CREDENTIALS,
  );

it('is believed by its bytes as they came: 22.00 is what was signed, not 22', () => {
  expect(read(BODY, BODY)).toMatchObject({
    ok: true,
    value: { amount: { minor: 2200n, currency: 'PEN' } },
  });
  expect(read(BODY, BODY.replace('22.00', '22'))).toEqual({
    ok: false,
    error: { reason: 'wrong-signature' },
  });
});

it('tells nothing of what a stranger wrote, not even that it cannot be read', () => {
  expect(read('{"eventType":', 'another text')).toEqual({
    ok: false,
    error: { reason: 'wrong-signature' },
  });
});
