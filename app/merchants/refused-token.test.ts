import { expect, it } from 'vitest';
import { staffToken } from '#test/merchants/session-tokens.ts';
import { ageOf, faultOf, type TokenFault } from './refused-token.ts';

const now = new Date();
const seconds = Math.floor(now.getTime() / 1000);

it.each<[TokenFault, string]>([
  ['sound', staffToken()],
  ['sound', staffToken({ exp: seconds - 9 })],
  ['expired', staffToken({ exp: seconds - 11 })],
  ['sound', staffToken({ nbf: seconds + 9 })],
  ['not-yet-valid', staffToken({ nbf: seconds + 30 })],
  ['signature', staffToken({}, 'another-secret')],
  ['claim', staffToken({ exp: 'tomorrow' })],
  ['unreadable', 'not a token'],
])('tells the operator “%s” where a token of staff is that', async (fault, token) => {
  expect(await faultOf(token, 'embedded-secret', now)).toBe(fault);
});

it('tells how far Shopify’s clock is from ours', () => {
  expect(ageOf(staffToken({ iat: seconds - 70 }), now)).toBe(70);
  expect(ageOf(staffToken({ iat: seconds + 40 }), now)).toBe(-40);
  expect([ageOf(staffToken({ iat: undefined }), now), ageOf('words', now)]).toEqual([null, null]);
});
