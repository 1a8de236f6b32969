import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { voucherPageHeaders } from '#app/shopper/page-headers.ts';
import { renderVoucherPage } from '#app/shopper/voucher-page.tsx';
import { wordsFor } from '#app/shopper/words/words-for.ts';

/** The shopper's page: who holds the link may see the code, and nobody else can guess it. */
export async function loader({ params, request, context }: LoaderFunctionArgs): Promise<Response> {
  const acceptLanguage = request.headers.get('accept-language');
  const asked = new URL(request.url).searchParams.get('asked');
  const view = await context.house.shopper.visit({
    token: params.token ?? '',
    acceptLanguage,
    asked,
  });
  if (!view) throw new Response('There is nothing at this address.', { status: 404 });
  return new Response(renderVoucherPage(view, wordsFor(view.locale)), {
    headers: voucherPageHeaders(view),
  });
}

/** The page's forms: contact, ask now, a new code, give up. */
export async function action({ params, request, context }: ActionFunctionArgs): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const acceptLanguage = request.headers.get('accept-language');
  const answer = await context.house.shopper.act({
    token: params.token ?? '',
    form,
    acceptLanguage,
  });
  if (answer.kind === 'nowhere')
    throw new Response('There is nothing at this address.', { status: 404 });
  if (answer.kind === 'go')
    return redirect(answer.url, { status: 303, headers: { 'referrer-policy': 'no-referrer' } });
  const { view } = answer;
  return new Response(renderVoucherPage(view, wordsFor(view.locale)), {
    headers: voucherPageHeaders(view),
  });
}
