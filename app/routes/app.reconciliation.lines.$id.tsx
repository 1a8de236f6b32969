import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { readerOf } from '#app/admin/reader.ts';
import { doAboutLine } from '#app/admin/reconciliation/line/line-deeds.server.ts';
import { LinePage } from '#app/admin/reconciliation/line/line-page.tsx';
import { isLineId, presentLine } from '#app/admin/reconciliation/line.presenter.server.ts';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, locale } = await house.shopify.requireStaff(request);
  if (!isLineId(params.id)) throw missing();
  const screen = await presentLine(house, { shopId, reader: readerOf(locale) }, params.id);
  if (!screen) throw missing();
  return json(screen);
}

/** The original row is shown only to who asks for it, and kept nowhere: it may name people. */
export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  if (!isLineId(params.id)) throw missing();
  const form = await request.formData();
  const answer = await doAboutLine(house, { shopId, actor, lineId: params.id, form });
  if (!answer) throw missing();
  return json(answer, { headers: { 'cache-control': 'no-store' } });
}

export default function Line() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <LinePage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
