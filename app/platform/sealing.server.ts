import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';

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

const derived = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'codigo', purpose, 32));

/** `keys[0]` seals; every key opens. Fingerprints use the last (oldest) key, so that they outlive a rotation. */
export function createSealing(keys: readonly SealingKey[]): Sealing {
  const [current] = keys;
  const oldest = keys.at(-1);
  if (!current || !oldest) throw new Error('No sealing key.');
  const fingerprintKeys = new Map<string, Buffer>();
  const signKeys = new Map<string, readonly Buffer[]>();
  const sealKeys = new Map(keys.map(({ kid, key }) => [kid, derived(key, 'seal')]));
  const fingerprintKey = (purpose: string): Buffer => {
    const known = fingerprintKeys.get(purpose) ?? derived(oldest.key, `fingerprint/${purpose}`);
    fingerprintKeys.set(purpose, known);
    return known;
  };
  const signingKeys = (purpose: string): readonly Buffer[] => {
    const known =
      signKeys.get(purpose) ?? keys.map(({ key }) => derived(key, `sign/${purpose}`)).reverse();
    signKeys.set(purpose, known);
    return known;
  };
  const mac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  return {
    seal: (text, place) =>
      new CompactEncrypt(Buffer.from(JSON.stringify({ ...place, text })))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: current.kid })
        .encrypt(sealKeys.get(current.kid) ?? derived(current.key, 'seal')),
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
