import { expect, it } from 'vitest';
import { instantOf } from './dates.ts';

it('reads an instant in Lima as the instant it is', () => {
  expect(instantOf('2020-12-31T23:59:59-05:00')).toEqual(new Date('2021-01-01T04:59:59Z'));
});

it.each([
  '1900-01-01T00:00:00-05:00',
  '0001-01-01T00:00:00-05:00',
  '2020-12-31T23:59:59',
  '2020-12-31 23:59:59-05:00',
  '2020-13-31T23:59:59-05:00',
  'mañana',
  '',
  null,
])('takes %s for no date', (text) => expect(instantOf(text)).toBeNull());
