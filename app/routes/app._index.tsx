import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HomePage } from '#app/admin/home/home-page.tsx';
import { presentHome } from '#app/admin/home.presenter.server.ts';
import { readerOf } from '#app/admin/reader.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  return json(await presentHome(context.house, { shopId, reader: readerOf(locale) }));
}

export default function Home() {
  return <HomePage screen={useLoaderData<typeof loader>()} />;
}
