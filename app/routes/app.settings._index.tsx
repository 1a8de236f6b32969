import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { changeSettings } from '#app/admin/settings/settings-deeds.server.ts';
import { SettingsPage } from '#app/admin/settings/settings-page.tsx';
import { presentSettings } from '#app/admin/settings.presenter.server.ts';

export async function loader({ request, context: { house } }: LoaderFunctionArgs) {
  const { shopId, locale } = await house.shopify.requireStaff(request);
  return json(await presentSettings(house, { shopId, reader: readerOf(locale) }));
}

export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  return json(await changeSettings(house, { shopId, actor, form: await request.formData() }));
}

export default function Settings() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <SettingsPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
