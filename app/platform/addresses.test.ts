import { describe, expect, it } from 'vitest';
import { type AddressList, callerOf, parseAddresses } from './addresses.ts';

function listOf(...entries: string[]): AddressList {
  const list = parseAddresses(entries);
  if (!list) throw new Error('not a list');
  return list;
}

describe('a list of addresses', () => {
  it('holds single addresses and whole nets, of both families', () => {
    const list = listOf('34.233.144.154', '10.1.0.0/16', '2001:db8::/32');
    for (const address of ['34.233.144.154', '10.1.255.1', '2001:db8::7', '::ffff:10.1.2.3'])
      expect(list.includes(address)).toBe(true);
    for (const address of ['34.233.144.155', '10.2.0.1', '2001:db9::7', '', 'payu.example'])
      expect(list.includes(address)).toBe(false);
  });

  it.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', 'payulatam.com', '10.0.0', '::/129'])(
    'is not read where it says %s',
    (entry) => expect(parseAddresses([entry])).toBeNull(),
  );
});

describe('the caller', () => {
  const proxies = listOf('10.0.0.0/8');

  it('is who connected, whatever he claims about himself', () =>
    expect(callerOf('203.0.113.9', '34.233.144.154', proxies)).toBe('203.0.113.9'));

  it('is whom our own proxy names, and not what stood there before', () =>
    expect(callerOf('10.0.0.2', '34.233.144.154, 203.0.113.9, 10.0.0.7', proxies)).toBe(
      '203.0.113.9',
    ));

  it('is the proxy itself where it names nobody', () => {
    expect(callerOf('::ffff:10.0.0.2', undefined, proxies)).toBe('10.0.0.2');
    expect(callerOf('10.0.0.2', 'unknown', proxies)).toBe('10.0.0.2');
  });
});
