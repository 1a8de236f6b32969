import { expect, it } from 'vitest';
import { emailAddress } from './email-address.ts';

it.each(['rosa@tienda.pe', ' rosa@tienda.com.pe ', 'a+b@x.example'])('takes %s', (typed) =>
  expect(emailAddress(typed, 100)).toBe(typed.trim()),
);

it.each([null, '', 'rosa', 'rosa@tienda', 'a b@x.pe', 'a@b@c.pe', `${'a'.repeat(96)}@x.pe`])(
  'does not take %s for an e-mail',
  (typed) => expect(emailAddress(typed, 100)).toBeNull(),
);
