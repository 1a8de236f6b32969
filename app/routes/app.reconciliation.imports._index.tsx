import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { readTurn } from '#app/admin/keyset.ts';
import { readerOf } from '#app/admin/reader.ts';
import { FetchingCard } from '#app/admin/reconciliation/fetching/fetching-card.tsx';
import { doAboutFetching } from '#app/admin/reconciliation/fetching/fetching-deeds.server.ts';
import { presentFetching } from '#app/admin/reconciliation/fetching.presenter.server.ts';
import { ImportsPage } from '#app/admin/reconciliation/imports/imports-page.tsx';
import { presentImports } from '#app/admin/reconciliation/imports.presenter.server.ts';

export async function loader({ request, context: { house } }: LoaderFunctionArgs) {
  const { shopId, actor, locale } = await house.shopify.requireStaff(request);
  const params = new URL(request.url).searchParams;
  const account = params.get('account') ?? undefined;
  const query = { account: isId(account) ? account : null, turn: readTurn(params) };
  const viewer = { shopId, actor, reader: readerOf(locale) };
  const [screen, fetching] = await Promise.all([
    presentImports(house, viewer, query),
    presentFetching(house, viewer),
  ]);
  return json({ screen, fetching });
}

export async function action({ request, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  const form = await request.formData();
  const deps = { ...house, wake: () => house.worker.wake() };
  return json(await doAboutFetching(deps, { shopId, actor, form }));
}

export default function Imports() {
  const { screen, fetching } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return (
    <ImportsPage
      screen={screen}
      fetching={<FetchingCard lines={fetching} answer={answer} busy={busy} />}
    />
  );
}
