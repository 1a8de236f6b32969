import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExceptionsPage } from '#app/admin/exceptions/exceptions-page.tsx';
import { readExceptionsQuery } from '#app/admin/exceptions/exceptions-query.ts';
import { presentExceptions } from '#app/admin/exceptions.presenter.server.ts';
import { readerOf } from '#app/admin/reader.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await context.house.shopify.requireStaff(request);
  const query = readExceptionsQuery(new URL(request.url).searchParams);
  const viewer = { shopId, actor, reader: readerOf(locale) };
  return json(await presentExceptions(context.house, viewer, query));
}

export default function Exceptions() {
  return <ExceptionsPage screen={useLoaderData<typeof loader>()} />;
}
