import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { doAboutSeveral } from '#app/admin/exceptions/bulk-deeds.server.ts';
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

export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  const form = await request.formData();
  return json(await doAboutSeveral(house, { shopId, actor, form }));
}

export default function Exceptions() {
  const answer = useActionData<typeof action>();
  return <ExceptionsPage screen={useLoaderData<typeof loader>()} answer={answer} />;
}
