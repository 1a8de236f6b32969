import {
  type HeadersFunction,
  json,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import {
  isRouteErrorResponse,
  Outlet,
  type ShouldRevalidateFunction,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import { boundary } from '@shopify/shopify-app-remix/server';
import { AppShell } from '#app/admin/shell/app-shell.tsx';
import { ErrorScreen } from '#app/admin/shell/error-screen.tsx';
import { presentShell } from '#app/admin/shell/shell.presenter.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: polarisStyles }];

export const meta: MetaFunction = () => [{ title: 'Código' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await context.house.shopify.requireStaff(request);
  return json(presentShell(context.house, staff));
}

/** The words are the same after every deed and on every screen. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export default function App() {
  return (
    <AppShell screen={useLoaderData<typeof loader>()}>
      <Outlet />
    </AppShell>
  );
}

/** Shopify's own ways back in (401, exit from the frame) are let through; anything else is told in the merchant's language. */
export function ErrorBoundary() {
  const error = useRouteError();
  const screen = useRouteLoaderData<typeof loader>('routes/app');
  const missing = isRouteErrorResponse(error) && error.status === 404;
  if (isRouteErrorResponse(error) && !missing) return boundary.error(error);
  if (!screen) throw error;
  return (
    <AppShell screen={screen}>
      <ErrorScreen missing={missing} />
    </AppShell>
  );
}
