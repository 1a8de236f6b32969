import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { readerOf } from '#app/admin/reader.ts';
import { AccountPage } from '#app/admin/settings/account-page.tsx';
import { doAboutAccount } from '#app/admin/settings/settings-deeds.server.ts';
import { presentAccount } from '#app/admin/settings.presenter.server.ts';
import type { AccountId } from '#app/kernel/ids.ts';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const screen = await presentAccount(house, { shopId, reader: readerOf(locale) }, params.id);
  if (!screen) throw missing();
  return json(screen);
}

export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const about = { shopId, actor, accountId: params.id as AccountId };
  return json(await doAboutAccount(house, { ...about, form: await request.formData() }));
}

export default function Account() {
  const [params] = useSearchParams();
  const added = params.get('done') === 'added' ? ({ done: 'added' } as const) : undefined;
  const answer = useActionData<typeof action>() ?? added;
  const busy = useNavigation().state === 'submitting';
  return <AccountPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
