import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a dLocal signature vouches for. */
export type Signed = {
  readonly login: string;
  readonly date: string;
  readonly body: Buffer | string;
};

/** Lower-case hex HMAC-SHA256 over login, date and raw body, nothing between. Source: docs.dlocal.com, payins security. */
function v2Signature(secretKey: string, { login, date, body }: Signed): string {
  const bytes = Buffer.concat([Buffer.from(`${login}${date}`), Buffer.from(body)]);
  return createHmac('sha256', secretKey).update(bytes).digest('hex');
}

const PREFIX = 'V2-HMAC-SHA256, Signature: ';

/** The header that proves a request or a notification. */
export const authorizationOf = (secretKey: string, signed: Signed): string =>
  PREFIX + v2Signature(secretKey, signed);

/** Whether a header is the very one that this key makes. */
export function proves(header: string, secretKey: string, signed: Signed): boolean {
  const given = Buffer.from(header);
  const wanted = Buffer.from(authorizationOf(secretKey, signed));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
