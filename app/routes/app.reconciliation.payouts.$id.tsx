import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { readerOf } from '#app/admin/reader.ts';
import { doAboutPayout } from '#app/admin/reconciliation/payouts/payout-deeds.server.ts';
import { PayoutPage } from '#app/admin/reconciliation/payouts/payout-page.tsx';
import { presentPayout } from '#app/admin/reconciliation/payouts.presenter.server.ts';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const screen = await presentPayout(house, { shopId, actor, reader: readerOf(locale) }, params.id);
  if (!screen) throw missing();
  return json(screen);
}

export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const form = await request.formData();
  return json(await doAboutPayout(house, { shopId, actor, payoutId: params.id, form }));
}

export default function Payout() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <PayoutPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
