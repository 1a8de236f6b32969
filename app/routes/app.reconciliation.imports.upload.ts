import { type ActionFunctionArgs, json } from '@remix-run/node';
import { takeUpload } from '#app/admin/reconciliation/imports/import-deeds.server.ts';

/** Takes a report's file, as a stream; the one address with room for it (app/server.ts). */
export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  const account = new URL(request.url).searchParams.get('account');
  return json(await takeUpload(house, { shopId, actor, account, request }));
}
