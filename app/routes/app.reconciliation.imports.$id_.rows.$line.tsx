import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import {
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useNavigation,
} from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { readerOf } from '#app/admin/reader.ts';
import { lineOf, presentRow } from '#app/admin/reconciliation/row.presenter.server.ts';
import { doAboutRow } from '#app/admin/reconciliation/rows/row-deeds.server.ts';
import { RowPage } from '#app/admin/reconciliation/rows/row-page.tsx';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const line = lineOf(params.line);
  if (!isId(params.id) || line === null) throw missing();
  const viewer = { shopId, actor, reader: readerOf(locale) };
  const screen = await presentRow(house, viewer, { fileId: params.id, line });
  if (!screen) throw missing();
  return json(screen);
}

export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const line = lineOf(params.line);
  if (!isId(params.id) || line === null) throw missing();
  const form = await request.formData();
  const deed = { shopId, actor, reader: readerOf(locale), fileId: params.id, line, form };
  return json(await doAboutRow(house, deed));
}

/** A look at what would be read changes nothing: the original is not opened once more for it. */
export const shouldRevalidate = ({ formData }: ShouldRevalidateFunctionArgs) =>
  formData?.get('intent') !== 'look';

export default function Row() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  return <RowPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
