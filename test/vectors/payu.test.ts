import { expect, it } from 'vitest';
import { type Keys, newValue, signatureOf } from '#sandbox/payu/signature.ts';
import vectors from './payu.json' with { type: 'json' };

const ours = vectors.signatures.filter(
  ({ keys, fields }) => !('secret' in keys) && fields.kind !== 'response',
);

it.each(ours)('signs by its own hand as PayU published: $id', ({ keys, fields, expected }) => {
  const { referenceCode, value, currency, statePol } = fields;
  const told = fields.kind === 'confirmation';
  const parts = [referenceCode, told ? newValue(value) : value, currency];
  expect(signatureOf(keys as unknown as Keys, [...parts, ...(told ? [statePol ?? ''] : [])])).toBe(
    expected,
  );
});

it('signs by no algorithm that PayU does not have', () => {
  expect(() => signatureOf({ algorithm: 'SHA512' } as unknown as Keys, [])).toThrow();
});
