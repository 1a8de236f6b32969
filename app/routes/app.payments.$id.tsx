import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { isId } from '#app/admin/ids.ts';
import { doAboutPayment } from '#app/admin/payment/payment-deeds.server.ts';
import { PaymentPage } from '#app/admin/payment/payment-page.tsx';
import { presentPayment } from '#app/admin/payment.presenter.server.ts';
import { readerOf } from '#app/admin/reader.ts';
import type { PaymentId } from '#app/kernel/ids.ts';

const missing = () => new Response(null, { status: 404 });

export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  const staff = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const paymentId = params.id as PaymentId;
  const viewer = { ...staff, reader: readerOf(staff.locale) };
  const screen = await presentPayment(house, viewer, paymentId);
  if (!screen) throw missing();
  return json({ screen, payUrl: house.payments.payUrl(staff.shopId, paymentId) });
}

export async function action({ request, params, context: { house } }: ActionFunctionArgs) {
  const { shopId, actor } = await house.shopify.requireStaff(request);
  if (!isId(params.id)) throw missing();
  const form = await request.formData();
  return json(
    await doAboutPayment(house, { shopId, actor, paymentId: params.id as PaymentId, form }),
  );
}

export default function Payment() {
  const { screen, payUrl } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return <PaymentPage screen={screen} payUrl={payUrl} answer={answer} busy={busy} />;
}
