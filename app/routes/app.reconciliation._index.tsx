import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { ReconciliationPage } from '#app/admin/reconciliation/home/reconciliation-page.tsx';
import { presentReconciliation } from '#app/admin/reconciliation/home.presenter.server.ts';
import { readMonth } from '#app/reconciliation/periods/month.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const month = readMonth(new URL(request.url).searchParams.get('month'));
  const viewer = { shopId, reader: readerOf(locale) };
  return json(await presentReconciliation(context.house, viewer, month));
}

export default function Reconciliation() {
  return <ReconciliationPage screen={useLoaderData<typeof loader>()} />;
}
