import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { PeriodsPage } from '#app/admin/reconciliation/periods/periods-page.tsx';
import { presentPeriods } from '#app/admin/reconciliation/periods.presenter.server.ts';
import { readMonth } from '#app/reconciliation/periods/month.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const until = readMonth(new URL(request.url).searchParams.get('until'));
  return json(await presentPeriods(context.house, { shopId, reader: readerOf(locale) }, until));
}

export default function Periods() {
  return <PeriodsPage screen={useLoaderData<typeof loader>()} />;
}
