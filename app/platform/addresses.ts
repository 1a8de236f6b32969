import { BlockList, isIP } from 'node:net';

/** Addresses and nets of addresses, as an operator writes them: `34.233.144.154`, `10.0.0.0/8`, `2001:db8::/32`. */
export type AddressList = { includes(address: string): boolean };

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An IPv4 address that came in on an IPv6 socket is the IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Reads a list; null where an entry is neither an address nor a net. */
export function parseAddresses(entries: readonly string[]): AddressList | null {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix, ...rest] = entry.trim().split('/');
    const bits = prefix === undefined ? null : /^\d{1,3}$/.test(prefix) ? parseInt(prefix, 10) : -1;
    if (isIP(address) === 0 || rest.length > 0) return null;
    if (bits === null) list.addAddress(address, family(address));
    else if (bits < 0 || bits > (family(address) === 'ipv4' ? 32 : 128)) return null;
    else list.addSubnet(address, bits, family(address));
  }
  return {
    includes: (address) =>
      isIP(plain(address)) !== 0 && list.check(plain(address), family(plain(address))),
  };
}

/**
 * Who really called: the address of the connection, or, where that is one of our own proxies, the last address in
 * `X-Forwarded-For` that no proxy of ours wrote. What a caller wrote there himself stands before it and is not looked at.
 */
export function callerOf(
  remote: string,
  forwardedFor: string | undefined,
  proxies: AddressList,
): string {
  const hops = [...(forwardedFor ?? '').split(',').map((hop) => hop.trim()), plain(remote)];
  const caller = hops.findLast((hop) => !proxies.includes(hop));
  return caller !== undefined && isIP(caller) !== 0 ? caller : plain(remote);
}
