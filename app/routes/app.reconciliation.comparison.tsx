import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dayOf } from '#app/admin/day.ts';
import { readerOf } from '#app/admin/reader.ts';
import { ComparisonPage } from '#app/admin/reconciliation/comparison/comparison-page.tsx';
import { presentComparison } from '#app/admin/reconciliation/comparison.presenter.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const before = dayOf(new URL(request.url).searchParams.get('before'));
  const viewer = { shopId, reader: readerOf(locale) };
  return json(await presentComparison(context.house, viewer, before));
}

export default function Comparison() {
  return <ComparisonPage screen={useLoaderData<typeof loader>()} />;
}
