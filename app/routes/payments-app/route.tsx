import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listProviders } from '#app/gateways/registry.ts';
import { actOnSetup, openSetup } from '#app/merchants/setup-page.server.ts';
import { SETUP_WORDS } from '#app/merchants/setup-words.ts';
import type { Refused } from './refused.ts';
import { SetupPage } from './setup-page.tsx';

/** The payments app's own page: Shopify does not let such an app into its admin's frame. */
export async function loader({ request, context: { house } }: LoaderFunctionArgs) {
  const visitor = await house.shopify.requirePaymentsVisitor(request);
  const done = new URL(request.url).searchParams.get('done');
  const view = await openSetup({ ...house, rail: house.rails['payments-app'] }, visitor, done);
  return json({ ...view, title: SETUP_WORDS[view.language].title }, { headers: PRIVATE });
}

export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const visitor = await house.shopify.requirePaymentsVisitor(request);
  const form = Object.fromEntries(
    [...(await request.formData())].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
  const done = await actOnSetup({ ...house, rail: house.rails['payments-app'] }, visitor, form);
  if (done.ok) return redirect(`/payments-app?done=${done.value}`);
  const told: Refused = { ...done.error, entered: withoutKeys(form) };
  return json(told, { status: 422, headers: PRIVATE });
}

/** What the merchant typed goes back to him, so that he writes nothing twice; secrets never do. */
function withoutKeys(form: Readonly<Record<string, string>>): Refused['entered'] {
  const open = listProviders().flatMap(({ credentialFields }) =>
    credentialFields.filter(({ secret }) => !secret).map(({ name }) => `field.${name}`),
  );
  const names = ['gateway', 'label', 'mode', ...open];
  return Object.fromEntries(Object.entries(form).filter(([name]) => names.includes(name)));
}

const PRIVATE = { 'cache-control': 'no-store' };

export const meta = ({ data }: { data: { title: string } | undefined }) => [
  { title: data?.title ?? 'PagoEfectivo' },
];

export default function PaymentsAppPage() {
  const view = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return <SetupPage view={view} problem={problem ?? null} />;
}
