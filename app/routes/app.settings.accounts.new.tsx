import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { NewAccountPage } from '#app/admin/settings/new-account-page.tsx';
import { connectAccount } from '#app/admin/settings/settings-deeds.server.ts';
import { presentProviders } from '#app/admin/settings.presenter.server.ts';
import { withParams } from '#app/admin/shell/locale-links.ts';

export async function loader({ request, context: { house } }: LoaderFunctionArgs) {
  await house.shopify.requireStaff(request);
  return json(presentProviders());
}

/** A connected account is shown at once: its notification address is the next thing to copy. */
export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const answer = await connectAccount(house, { shopId, actor, form: await request.formData() });
  if (!('accountId' in answer)) return json(answer);
  return redirect(
    withParams(`/app/settings/accounts/${answer.accountId}`, { done: 'added', locale }),
  );
}

export default function NewAccount() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <NewAccountPage providers={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
