import { type ActionFunctionArgs, json } from '@remix-run/node';
import { prepareDownload } from '#app/admin/exporting/export-deeds.server.ts';

/** Counts what a list shows, and hands out the link to its file. */
export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const form = await request.formData();
  return json(await prepareDownload(house, { shopId, actor, locale, form }));
}
