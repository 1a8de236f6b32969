import { createHmac } from 'node:crypto';

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
