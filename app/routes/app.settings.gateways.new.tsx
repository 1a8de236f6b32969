import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { readerOf } from '#app/admin/reader.ts';
import { DeclarePage } from '#app/admin/settings/declared/declare-page.tsx';
import { presentDeclaredGateway } from '#app/admin/settings/declared/declared.presenter.server.ts';
import { declareGateway } from '#app/admin/settings/declared/declared-deeds.server.ts';
import { withParams } from '#app/admin/shell/locale-links.ts';

/** A new version begins with the text of the one before. */
export async function loader({ request, context: { house } }: LoaderFunctionArgs) {
  const { shopId, locale } = await house.shopify.requireStaff(request);
  const from = new URL(request.url).searchParams.get('from') ?? '';
  const seer = { shopId, reader: readerOf(locale) };
  const before = isId(from) ? await presentDeclaredGateway(house, seer, from) : null;
  return json({ start: before?.manifest ?? '' });
}

export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const deed = { shopId, actor, reader: readerOf(locale), form: await request.formData() };
  const answer = await declareGateway(house, deed);
  if (!('savedId' in answer)) return json(answer);
  return redirect(withParams(`/app/settings/gateways/${answer.savedId}`, { locale }));
}

export default function Declare() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const { start } = useLoaderData<typeof loader>();
  return <DeclarePage start={start} answer={answer} busy={busy} />;
}
