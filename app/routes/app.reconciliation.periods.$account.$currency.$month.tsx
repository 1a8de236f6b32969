import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { presentPeriod, readBookMonth } from '#app/admin/reconciliation/period.presenter.server.ts';
import { doAboutPeriod } from '#app/admin/reconciliation/periods/period-deeds.server.ts';
import { PeriodPage } from '#app/admin/reconciliation/periods/period-page.tsx';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const of = readBookMonth(shopId, params);
  const screen =
    of && (await presentPeriod(house, { shopId, actor, reader: readerOf(locale) }, of));
  if (!screen) throw missing();
  return json(screen);
}

export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  const of = readBookMonth(shopId, params);
  if (!of) throw missing();
  return json(await doAboutPeriod(house, { actor, of, form: await request.formData() }));
}

export default function Period() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <PeriodPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
