import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a request's signature vouches for; `path` with its query, as sent. */
export type Request = {
  readonly method: string;
  readonly path: string;
  readonly time: string;
  readonly body: Buffer;
};

/** `v1=` and the hex HMAC-SHA256 over method, path, time and body, each on a line of its own. */
export function requestSignature(secret: string, { method, path, time, body }: Request): string {
  const lines = Buffer.concat([Buffer.from(`${method}\n${path}\n${time}\n`), body]);
  return `v1=${createHmac('sha256', secret).update(lines).digest('hex')}`;
}

/** `v1=` and the base64 HMAC-SHA512 over the body of a notification. */
export const newsSignature = (secret: string, body: string): string =>
  `v1=${createHmac('sha512', secret).update(body).digest('base64')}`;

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
