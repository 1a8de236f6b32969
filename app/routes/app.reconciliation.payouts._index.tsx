import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { PayoutsPage } from '#app/admin/reconciliation/payouts/payouts-page.tsx';
import { readPayoutsQuery } from '#app/admin/reconciliation/payouts/payouts-query.ts';
import { presentPayouts } from '#app/admin/reconciliation/payouts.presenter.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const query = readPayoutsQuery(new URL(request.url).searchParams);
  return json(await presentPayouts(context.house, { shopId, reader: readerOf(locale) }, query));
}

export default function Payouts() {
  return <PayoutsPage screen={useLoaderData<typeof loader>()} />;
}
