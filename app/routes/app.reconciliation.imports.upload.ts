import { type ActionFunctionArgs, json } from '@remix-run/node';
import { readerOf } from '#app/admin/reader.ts';
import { lookAtUpload, takeUpload } from '#app/admin/reconciliation/imports/import-deeds.server.ts';

/** Takes a report's file, as a stream, or looks at its beginning; the one address with room for it (app/server.ts). */
export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const params = new URL(request.url).searchParams;
  const upload = { shopId, actor, account: params.get('account'), request };
  if (params.has('look'))
    return json(await lookAtUpload(house, { ...upload, reader: readerOf(locale) }));
  return json(await takeUpload({ ...house, wake: () => house.worker.wake() }, upload));
}
