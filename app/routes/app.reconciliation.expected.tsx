import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { ExpectedPage } from '#app/admin/reconciliation/expected/expected-page.tsx';
import {
  presentExpected,
  readExpectedQuery,
} from '#app/admin/reconciliation/expected.presenter.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const query = readExpectedQuery(new URL(request.url).searchParams);
  return json(await presentExpected(context.house, { shopId, reader: readerOf(locale) }, query));
}

export default function Expected() {
  return <ExpectedPage screen={useLoaderData<typeof loader>()} />;
}
