import type { Sealing } from '#app/platform/sealing.server.ts';

/** The keyed hash under which a payment's e-mail is found without being stored in clear (law 9). */
export const emailFingerprint = (sealing: Pick<Sealing, 'fingerprint'>, email: string): Buffer =>
  sealing.fingerprint('email', email.trim().toLowerCase());
