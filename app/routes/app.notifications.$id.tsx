import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import type { Answer } from '#app/admin/answer.ts';
import { isId } from '#app/admin/ids.ts';
import { presentNotification } from '#app/admin/notification.presenter.server.ts';
import { NotificationPage } from '#app/admin/notifications/notification-page.tsx';
import { readerOf } from '#app/admin/reader.ts';
import { withParams } from '#app/admin/shell/locale-links.ts';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const screen = await presentNotification(house, { shopId, reader: readerOf(locale) }, params.id);
  if (!screen) throw missing();
  return json(screen);
}

/** Judges a refused delivery again; one that is believed now has left this address for the inbox. */
export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const judged = await house.notifications.judgeAgain({ shopId, actor, refusedId: params.id });
  if (judged.ok) return redirect(withParams('/app/notifications', { done: 'judged', locale }));
  return json<Answer<'judged'>>({ refused: judged.error.kind });
}

export default function Notification() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <NotificationPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
