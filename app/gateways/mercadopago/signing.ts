import { createHmac } from 'node:crypto';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Credentials, ExplainedSignature } from '../gateway.ts';
import { keysOf } from './credentials.ts';

/** The parts of what Mercado Pago signs; a part that did not come is null. */
export type ManifestParts = {
  /** `data.id` of the address. */
  readonly dataId: string | null;
  /** The header `x-request-id`. */
  readonly requestId: string | null;
  /** `ts` of the header `x-signature`, as it stands there. */
  readonly ts: string;
};

/** `id:<data.id>;request-id:<x-request-id>;ts:<ts>;` with absent parts left out (official guide and SDKs, 2026-08). */
export const manifestOf = ({ dataId, requestId, ts }: ManifestParts): string =>
  `${dataId === null ? '' : `id:${dataId};`}${requestId === null ? '' : `request-id:${requestId};`}ts:${ts};`;

/** HMAC-SHA256 of the manifest, its key the secret of the application's Webhooks as text. */
export const manifestDigest = (parts: ManifestParts, webhookSecret: string): Buffer =>
  createHmac('sha256', webhookSecret).update(manifestOf(parts)).digest();

/** The signature of a notification with this `data.id`, `x-request-id` and `ts`; the first two may be left out. */
export function explainSignature(
  credentials: Credentials,
  fields: Readonly<Record<string, string>>,
): Result<ExplainedSignature, readonly string[]> {
  const { 'data.id': dataId = null, 'x-request-id': requestId = null, ts = '' } = fields;
  if (!/^(\d{10}|\d{13})$/.test(ts)) return err(['ts']);
  const parts = { dataId, requestId, ts };
  const signature = manifestDigest(parts, keysOf(credentials).webhookSecret).toString('hex');
  return ok({ signature, signed: manifestOf(parts) });
}
