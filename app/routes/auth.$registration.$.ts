import type { LoaderFunctionArgs } from '@remix-run/node';

/** The pages between Shopify and us: authorization, its callback, the session-token bounce. */
export const loader = ({ request, params, context }: LoaderFunctionArgs) =>
  context.house.shopify.answerAuth({ request, registrationKey: params.registration ?? '' });
