import { type LookupAddress, lookup as resolve } from 'node:dns';
import { BlockList, isIPv4, isIPv6, type LookupFunction } from 'node:net';

/** Whether a call may go to this address. */
export type AddressRule = (address: string) => boolean;

/** IPv4 that is not the public internet: IANA's special-purpose registry (RFC 6890 and updates). */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier NAT; Alibaba's metadata service lives here
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // Azure's host agent: a public number, yet inside every machine
  ['169.254.0.0', 16], // link-local; the metadata service of most clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Within IPv6's global unicast: what only wraps another address, or is for examples. */
const SPECIAL_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [network, prefix] of SPECIAL_IPV4) special.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of SPECIAL_IPV6) special.addSubnet(network, prefix, 'ipv6');

const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is on the public internet: not private, loopback, link-local, reserved, or a cloud's metadata. */
export const isPublicAddress: AddressRule = (address) => {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  if (isIPv6(address))
    return globalUnicast.check(address, 'ipv6') && !special.check(address, 'ipv6');
  return false;
};

/** The code of the error with which a refused address ends a look-up. */
export const REFUSED_ADDRESS = 'REFUSED_ADDRESS';

const refusal = (): NodeJS.ErrnoException =>
  Object.assign(new Error('address refused'), { code: REFUSED_ADDRESS });

/**
 * A DNS look-up that refuses a name when any of its addresses is refused. It is the look-up of the connection itself,
 * so no second answer of the DNS can slip another address in between.
 */
export const guardedLookup =
  (allow: AddressRule): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const first = found?.[0];
      if (error || !first) return callback(error ?? refusal(), '');
      if (!found.every(({ address }) => allow(address))) return callback(refusal(), '');
      return options.all ? callback(null, found) : callback(null, first.address, first.family);
    });
  };
