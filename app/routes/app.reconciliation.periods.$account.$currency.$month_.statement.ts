import { type ActionFunctionArgs, json } from '@remix-run/node';
import { prepareStatement } from '#app/admin/exporting/statement-download.server.ts';
import { readBookMonth } from '#app/admin/reconciliation/period.presenter.server.ts';

/** Hands out the link to the statement of a month. */
export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const of = readBookMonth(shopId, params);
  if (!of) return new Response(null, { status: 404 });
  return json(await prepareStatement(house, { actor, locale, of, form: await request.formData() }));
}
