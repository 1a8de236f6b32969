import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { readerOf } from '#app/admin/reader.ts';
import { presentImport } from '#app/admin/reconciliation/import.presenter.server.ts';
import { doAboutImport } from '#app/admin/reconciliation/imports/import-deeds.server.ts';
import { ImportPage } from '#app/admin/reconciliation/imports/import-page.tsx';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const screen = await presentImport(house, { shopId, actor, reader: readerOf(locale) }, params.id);
  if (!screen) throw missing();
  return json(screen);
}

export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const form = await request.formData();
  const deps = { ...house, wake: () => house.worker.wake() };
  const answer = await doAboutImport(deps, { shopId, actor, fileId: params.id, form });
  if (!answer) throw missing();
  return json(answer);
}

export default function Import() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <ImportPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
