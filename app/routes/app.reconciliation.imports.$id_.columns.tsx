import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { readerOf } from '#app/admin/reader.ts';
import { doAboutColumns } from '#app/admin/reconciliation/columns/columns-deeds.server.ts';
import { ColumnsPage } from '#app/admin/reconciliation/columns/columns-page.tsx';
import { presentColumns } from '#app/admin/reconciliation/columns.presenter.server.ts';
import { withParams } from '#app/admin/shell/locale-links.ts';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const viewer = { shopId, actor, reader: readerOf(locale) };
  const screen = await presentColumns(house, viewer, params.id);
  if (!screen) throw missing();
  return json(screen);
}

export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const form = await request.formData();
  const deps = { ...house, wake: () => house.worker.wake() };
  const deed = { shopId, actor, reader: readerOf(locale), fileId: params.id, form };
  const answer = await doAboutColumns(deps, deed);
  if ('done' in answer)
    return redirect(withParams(`/app/reconciliation/imports/${params.id}`, { locale }));
  return json(answer);
}

/** What was typed is not what is stored: the file is not read once more for each look at it. */
export const shouldRevalidate = () => false;

export default function Columns() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  return <ColumnsPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
