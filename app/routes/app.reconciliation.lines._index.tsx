import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { LinesPage } from '#app/admin/reconciliation/lines/lines-page.tsx';
import { readLinesQuery } from '#app/admin/reconciliation/lines/lines-query.ts';
import { presentLines } from '#app/admin/reconciliation/lines.presenter.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const query = readLinesQuery(new URL(request.url).searchParams);
  return json(await presentLines(context.house, { shopId, reader: readerOf(locale) }, query));
}

export default function Lines() {
  return <LinesPage screen={useLoaderData<typeof loader>()} />;
}
