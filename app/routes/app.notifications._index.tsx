import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { readTurn } from '#app/admin/keyset.ts';
import { NotificationsPage } from '#app/admin/notifications/notifications-page.tsx';
import { presentNotifications } from '#app/admin/notifications.presenter.server.ts';
import { readerOf } from '#app/admin/reader.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const params = new URL(request.url).searchParams;
  const view = params.get('view') === 'refused' ? 'refused' : 'received';
  const query = { view, turn: readTurn(params) } as const;
  return json(
    await presentNotifications(context.house, { shopId, reader: readerOf(locale) }, query),
  );
}

export default function Notifications() {
  const [params] = useSearchParams();
  const judged = params.get('done') === 'judged';
  return <NotificationsPage screen={useLoaderData<typeof loader>()} judged={judged} />;
}
