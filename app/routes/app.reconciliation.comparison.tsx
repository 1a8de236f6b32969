import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { dayOf } from '#app/admin/day.ts';
import { readerOf } from '#app/admin/reader.ts';
import { doAboutComparison } from '#app/admin/reconciliation/comparison/comparison-deeds.server.ts';
import { ComparisonPage } from '#app/admin/reconciliation/comparison/comparison-page.tsx';
import { presentComparison } from '#app/admin/reconciliation/comparison.presenter.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const before = dayOf(new URL(request.url).searchParams.get('before'));
  const viewer = { shopId, reader: readerOf(locale) };
  return json(await presentComparison(context.house, viewer, before));
}

export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  const form = await request.formData();
  const deps = { ...house, wake: () => house.worker.wake() };
  return json(await doAboutComparison(deps, { shopId, actor, form }));
}

export default function Comparison() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <ComparisonPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
