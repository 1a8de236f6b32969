import { decodeJwt, errors, jwtVerify } from 'jose';

/**
 * What is wrong with a session token that says it is of staff. `sound`: nothing; then Shopify itself refused it, or the
 * access token that it was to be exchanged for.
 */
export type TokenFault =
  | 'expired'
  | 'not-yet-valid'
  | 'signature'
  | 'claim'
  | 'unreadable'
  | 'sound';

/** The tolerance with which Shopify's library judges a token's times (shopify-api 15.0.0, `decodeSessionToken`). */
const TOLERANCE_SECONDS = 10;

/** Judges a token once more, as Shopify's library has, because the library does not tell why it refused one. */
export async function faultOf(token: string, secret: string, now: Date): Promise<TokenFault> {
  try {
    await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: now,
    });
    return 'sound';
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
    if (!(error instanceof errors.JWTClaimValidationFailed)) return 'unreadable';
    return error.claim === 'nbf' || error.claim === 'iat' ? 'not-yet-valid' : 'claim';
  }
}

/** How long ago a token was issued, in seconds by our clock; below zero, the issuer's clock is ahead. Null where it does not say. */
export function ageOf(token: string, now: Date): number | null {
  try {
    const { iat } = decodeJwt(token);
    return iat === undefined ? null : Math.floor(now.getTime() / 1000) - iat;
  } catch {
    return null;
  }
}
