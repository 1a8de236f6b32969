import {
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { encryptCompact, jweHeader } from './compact-jwe.server.ts';

/** What a sealed text belongs to: it opens nowhere else (law 9). */
export type SealedFor = { readonly shop: string; readonly column: string };

/** Seals small secrets at rest as JWE (dir, A256GCM) with a key id, bound to shop and column. */
export type Sealing = {
  seal(text: string, place: SealedFor): Promise<string>;
  /** Throws where the key is unknown, the place differs or a byte was changed: that is a bug or an attack, never a case. */
  open(sealed: string, place: SealedFor): Promise<string>;
  /** A keyed fingerprint, for searching and comparing what may not stand in clear. */
  fingerprint(purpose: string, text: string): Buffer;
  /** A keyed proof of our own making, and its check in constant time, under any key that still opens. */
  sign(purpose: string, text: string): Buffer;
  isSigned(purpose: string, text: string, proof: Uint8Array): boolean;
};

type SealingKey = { readonly kid: string; readonly key: Uint8Array };

/** A key object, not its bytes: Node would make one of them again at each use, which costs more than the digest. */
const derived = (key: Uint8Array, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, 'codigo', purpose, 32)));

/** `keys[0]` seals; every key opens. Fingerprints use the last (oldest) key, so that they outlive a rotation. */
export function createSealing(keys: readonly SealingKey[]): Sealing {
  const [current] = keys;
  const oldest = keys.at(-1);
  if (!current || !oldest) throw new Error('No sealing key.');
  const fingerprintKeys = new Map<string, KeyObject>();
  const signKeys = new Map<string, readonly KeyObject[]>();
  const sealKeys = new Map(keys.map(({ kid, key }) => [kid, derived(key, 'seal')]));
  const sealsWith = { header: jweHeader(current.kid), key: derived(current.key, 'seal') };
  const fingerprintKey = (purpose: string): KeyObject => {
    const known = fingerprintKeys.get(purpose) ?? derived(oldest.key, `fingerprint/${purpose}`);
    fingerprintKeys.set(purpose, known);
    return known;
  };
  const signingKeys = (purpose: string): readonly KeyObject[] => {
    const known =
      signKeys.get(purpose) ?? keys.map(({ key }) => derived(key, `sign/${purpose}`)).reverse();
    signKeys.set(purpose, known);
    return known;
  };
  const mac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest();
  return {
    seal: async (text, place) =>
      encryptCompact(JSON.stringify({ ...place, text }), sealsWith.header, sealsWith.key),
    open: async (sealed, place) => {
      const key = sealKeys.get(decodeProtectedHeader(sealed).kid ?? '');
      if (!key) throw new Error('sealed with a key that is not configured');
      const { plaintext } = await compactDecrypt(sealed, key);
      const inner = JSON.parse(Buffer.from(plaintext).toString('utf8')) as SealedFor & {
        text: string;
      };
      if (inner.shop !== place.shop || inner.column !== place.column)
        throw new Error('sealed for another place');
      return inner.text;
    },
    fingerprint: (purpose, text) => mac(fingerprintKey(purpose), text),
    sign: (purpose, text) => mac(signingKeys(purpose)[0] ?? fingerprintKey(purpose), text),
    isSigned: (purpose, text, proof) =>
      signingKeys(purpose).some((key) => {
        const expected = mac(key, text).subarray(0, proof.length);
        return (
          proof.length >= 16 && expected.length === proof.length && timingSafeEqual(expected, proof)
        );
      }),
  };
}
