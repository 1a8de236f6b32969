import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { UploadPage } from '#app/admin/reconciliation/imports/upload-page.tsx';
import { presentUpload } from '#app/admin/reconciliation/imports.presenter.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId } = await context.house.shopify.requireStaff(request);
  return json(await presentUpload(context.house, shopId));
}

export default function NewImport() {
  return <UploadPage {...useLoaderData<typeof loader>()} />;
}
