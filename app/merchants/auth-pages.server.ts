import { findRegistration, type Registration } from './registrations.server.ts';
import type { AppInstances, AppsDeps } from './shopify-apps.server.ts';
import { authPath } from './shopify-library.server.ts';

/** The payments app's own page; where a merchant lands once Shopify has authorized him. */
export const PAYMENTS_PAGE = '/payments-app';

const text = (status: number, words: string): Response =>
  new Response(words, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });

const OPEN_FROM_ADMIN =
  'Abre la app desde el panel de Shopify.\nOpen the app from your Shopify admin.\n请从 Shopify 后台打开此应用。';

/** Answers `/auth/{registration}/…`: the pages between Shopify and us, which Shopify's library makes. */
export async function answerAuth(
  deps: AppsDeps,
  apps: AppInstances,
  { request, registrationKey }: { readonly request: Request; readonly registrationKey: string },
): Promise<Response> {
  const registration = await findRegistration(deps, registrationKey);
  if (!registration) return text(404, OPEN_FROM_ADMIN);
  if (new URL(request.url).pathname === `${authPath(registrationKey)}/login`) {
    return text(200, OPEN_FROM_ADMIN);
  }
  try {
    await authenticate(apps, registration, request);
  } catch (answer) {
    if (answer instanceof Response) return landing(registration, answer);
    // The library throws on addresses that it finds untrustworthy.
    deps.log.warn('shopify.auth-refused', { registration: registrationKey });
    return text(400, OPEN_FROM_ADMIN);
  }
  return text(404, OPEN_FROM_ADMIN);
}

const authenticate = (
  apps: AppInstances,
  registration: Registration,
  request: Request,
): Promise<unknown> =>
  registration.kind === 'embedded'
    ? apps.embedded(registration).authenticate.admin(request)
    : apps.payments(registration).authenticate.admin(request);

/** After the authorization the library goes to `/`; the payments app lives at its own address. */
function landing(registration: Registration, answer: Response): Response {
  const location = answer.headers.get('location');
  if (registration.kind !== 'payments-app' || !location?.startsWith('/?')) return answer;
  const headers = new Headers(answer.headers);
  headers.set('location', `${PAYMENTS_PAGE}${location.slice(1)}`);
  return new Response(null, { status: answer.status, headers });
}
