/** Ends of names that never lead to the public internet (RFC 6761, 6762, 8375, 9476; the rest by custom). */
const PRIVATE_ENDS: ReadonlySet<string> = new Set([
  'alt',
  'arpa',
  'corp',
  'home',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'onion',
  'private',
  'test',
]);

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const LAST_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/**
 * Whether this is a name on the public internet, by its form alone: no address in any spelling, no name of a house's own
 * network. Where the name leads is judged at each connection (platform/egress-addresses).
 */
export function isPublicName(host: string): boolean {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (host.length > 253 || labels.length < 2) return false;
  return (
    labels.every((label) => LABEL.test(label)) && LAST_LABEL.test(last) && !PRIVATE_ENDS.has(last)
  );
}

/** The host of `https://name`; empty where there is none. */
export const hostOf = (origin: string): string => /^https:\/\/(.+)$/.exec(origin)?.[1] ?? '';
