import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { presentException } from '#app/admin/exception.presenter.server.ts';
import { doAboutException } from '#app/admin/exceptions/exception-deeds.server.ts';
import { ExceptionPage } from '#app/admin/exceptions/exception-page.tsx';
import { isId } from '#app/admin/ids.ts';
import { readerOf } from '#app/admin/reader.ts';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const viewer = { shopId, actor, reader: readerOf(locale) };
  const screen = await presentException(house, viewer, params.id);
  if (!screen) throw missing();
  return json(screen);
}

export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const form = await request.formData();
  return json(await doAboutException(house, { shopId, actor, exceptionId: params.id, form }));
}

export default function Exception() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <ExceptionPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
