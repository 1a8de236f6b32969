import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { LinePage } from '#app/admin/reconciliation/line/line-page.tsx';
import { isLineId, presentLine } from '#app/admin/reconciliation/line.presenter.server.ts';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, locale } = await house.shopify.requireStaff(request);
  if (!isLineId(params.id)) throw missing();
  const screen = await presentLine(house, { shopId, reader: readerOf(locale) }, params.id);
  if (!screen) throw missing();
  return json(screen);
}

export default function Line() {
  return <LinePage screen={useLoaderData<typeof loader>()} original={undefined} />;
}
