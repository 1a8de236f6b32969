import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { doAboutRateCard } from '#app/admin/reconciliation/rate-card/rate-card-deeds.server.ts';
import { RateCardPage } from '#app/admin/reconciliation/rate-card/rate-card-page.tsx';
import { presentRateCard } from '#app/admin/reconciliation/rate-card.presenter.server.ts';

export async function loader({ request, context: { house } }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const params = new URL(request.url).searchParams;
  const currency = params.get('currency') ?? '';
  const asked = {
    account: params.get('account'),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
  };
  return json(await presentRateCard(house, { shopId, actor, reader: readerOf(locale) }, asked));
}

export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const form = await request.formData();
  return json(await doAboutRateCard(house, { shopId, actor, reader: readerOf(locale), form }));
}

export default function RateCard() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <RateCardPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
