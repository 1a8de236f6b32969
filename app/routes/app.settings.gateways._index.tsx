import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { presentDeclaredGateways } from '#app/admin/settings/declared/declared.presenter.server.ts';
import { DeclaredListPage } from '#app/admin/settings/declared/declared-list-page.tsx';

export async function loader({ request, context: { house } }: LoaderFunctionArgs) {
  const { shopId, locale } = await house.shopify.requireStaff(request);
  return json(await presentDeclaredGateways(house, { shopId, reader: readerOf(locale) }));
}

export default function DeclaredGateways() {
  return <DeclaredListPage gateways={useLoaderData<typeof loader>()} />;
}
