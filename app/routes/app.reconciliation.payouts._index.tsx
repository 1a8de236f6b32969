import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readTurn } from '#app/admin/keyset.ts';
import { readerOf } from '#app/admin/reader.ts';
import { PayoutsPage } from '#app/admin/reconciliation/payouts/payouts-page.tsx';
import { presentPayouts } from '#app/admin/reconciliation/payouts.presenter.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const turn = readTurn(new URL(request.url).searchParams, 'day-uuid');
  return json(await presentPayouts(context.house, { shopId, reader: readerOf(locale) }, turn));
}

export default function Payouts() {
  return <PayoutsPage screen={useLoaderData<typeof loader>()} />;
}
