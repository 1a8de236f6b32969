import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { readTurn } from '#app/admin/keyset.ts';
import { readerOf } from '#app/admin/reader.ts';
import { ImportsPage } from '#app/admin/reconciliation/imports/imports-page.tsx';
import { presentImports } from '#app/admin/reconciliation/imports.presenter.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await context.house.shopify.requireStaff(request);
  const params = new URL(request.url).searchParams;
  const account = params.get('account') ?? undefined;
  const query = { account: isId(account) ? account : null, turn: readTurn(params) };
  const viewer = { shopId, actor, reader: readerOf(locale) };
  return json(await presentImports(context.house, viewer, query));
}

export default function Imports() {
  return <ImportsPage screen={useLoaderData<typeof loader>()} />;
}
