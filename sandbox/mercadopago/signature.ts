import { createHmac } from 'node:crypto';

/** What a notification's signature vouches for. The body is not among it. */
export type Signed = { readonly dataId: string; readonly requestId: string; readonly ts: string };

/** The header `x-signature`: HMAC-SHA256 of the manifest. Source: official guide of Webhooks; mercadopago/sdk-nodejs, 2026-08. */
export function xSignature(webhookSecret: string, { dataId, requestId, ts }: Signed): string {
  const manifest = `id:${dataId};request-id:${requestId};ts:${ts};`;
  const v1 = createHmac('sha256', webhookSecret).update(manifest).digest('hex');
  return `ts=${ts},v1=${v1}`;
}
