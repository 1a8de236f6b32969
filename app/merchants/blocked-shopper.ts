import type { Sealing } from '#app/platform/sealing.server.ts';
import { emailFingerprint } from './email-fingerprint.ts';

/** What a shopper is blocked by, as a keyed hash. */
export type Fingerprint = { readonly kind: 'email' | 'document'; readonly hash: Buffer };

/** A document as it is compared: letters and digits alone, so that dots and dashes hide nobody. */
const plainDocument = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** The fingerprint of what a merchant or a shopper typed; null where it is neither an e-mail nor a document. */
export function fingerprintOf(
  sealing: Pick<Sealing, 'fingerprint'>,
  kind: Fingerprint['kind'],
  text: string,
): Fingerprint | null {
  if (kind === 'email')
    return /^[^\s@]+@[^\s@]+$/.test(text.trim())
      ? { kind, hash: emailFingerprint(sealing, text) }
      : null;
  const document = plainDocument(text);
  return /^[A-Z0-9]{6,15}$/.test(document)
    ? { kind, hash: sealing.fingerprint('document', document) }
    : null;
}

/** The fingerprints by which a shopper with this contact may be blocked. */
export const fingerprintsOf = (
  sealing: Pick<Sealing, 'fingerprint'>,
  contact: { readonly email: string | null; readonly document: string | null },
): readonly Fingerprint[] =>
  (['email', 'document'] as const)
    .map((kind) => fingerprintOf(sealing, kind, contact[kind] ?? ''))
    .filter((found) => found !== null);
