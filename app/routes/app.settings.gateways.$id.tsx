import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { readerOf } from '#app/admin/reader.ts';
import { presentDeclaredGateway } from '#app/admin/settings/declared/declared.presenter.server.ts';
import { connectDeclared } from '#app/admin/settings/declared/declared-deeds.server.ts';
import { DeclaredPage } from '#app/admin/settings/declared/declared-page.tsx';
import { withParams } from '#app/admin/shell/locale-links.ts';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const { shopId, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const seer = { shopId, reader: readerOf(locale) };
  const screen = await presentDeclaredGateway(house, seer, params.id);
  if (!screen) throw missing();
  return json(screen);
}

/** A connected account is shown at once: its notification address is the next thing to copy. */
export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const deed = { shopId, actor, declaredGatewayId: params.id, form: await request.formData() };
  const answer = await connectDeclared(house, deed);
  if (!('accountId' in answer)) return json(answer);
  return redirect(
    withParams(`/app/settings/accounts/${answer.accountId}`, { done: 'added', locale }),
  );
}

export default function Declared() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <DeclaredPage screen={useLoaderData<typeof loader>()} answer={answer} busy={busy} />;
}
