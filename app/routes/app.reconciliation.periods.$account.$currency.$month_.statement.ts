import type { LoaderFunctionArgs } from '@remix-run/node';
import { readerOf } from '#app/admin/reader.ts';
import { readBookMonth } from '#app/admin/reconciliation/period.presenter.server.ts';
import { sendStatement } from '#app/admin/reconciliation/periods/period-deeds.server.ts';

/** The statement of a month as a file: `?as=pdf`, `xlsx`, `csv` or `json`. */
export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, locale } = await house.shopify.requireStaff(request);
  const of = readBookMonth(shopId, params);
  if (!of) return new Response(null, { status: 404 });
  const as = new URL(request.url).searchParams.get('as');
  return sendStatement(house, { of, reader: readerOf(locale), as });
}
