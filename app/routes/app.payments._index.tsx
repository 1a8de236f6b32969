import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { fieldOf } from '#app/admin/answer.ts';
import { PaymentsPage } from '#app/admin/payments/payments-page.tsx';
import { readPaymentsQuery } from '#app/admin/payments/payments-query.ts';
import { presentPayments } from '#app/admin/payments.presenter.server.ts';
import { readerOf } from '#app/admin/reader.ts';
import { withParams } from '#app/admin/shell/locale-links.ts';
import { emailFingerprint } from '#app/payments/personal-data.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shopId, locale } = await context.house.shopify.requireStaff(request);
  const query = readPaymentsQuery(new URL(request.url).searchParams);
  return json(await presentPayments(context.house, { shopId, reader: readerOf(locale) }, query));
}

/** Looks for an e-mail: only its keyed hash ever stands in an address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { locale } = await context.house.shopify.requireStaff(request);
  const email = fieldOf(await request.formData(), 'email');
  const who = emailFingerprint(context.house.sealing, email).toString('hex');
  return redirect(withParams('/app/payments', { who, locale }));
}

export default function Payments() {
  return <PaymentsPage screen={useLoaderData<typeof loader>()} />;
}
