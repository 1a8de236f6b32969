import { type LoaderFunctionArgs, redirect } from '@remix-run/node';

/** Shopify opens an app at its root: the merchant's screens stand at /app. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return redirect(`/app${new URL(request.url).search}`);
}
