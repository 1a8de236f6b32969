import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerDownload } from '#app/admin/exporting/download.server.ts';

/** One download by the link that staff got for it: a browser cannot show a session token where it saves files. */
export async function loader({ request, params, context: { house } }: LoaderFunctionArgs) {
  // Who only looks whether there is something does not use the link up.
  if (request.method === 'HEAD')
    return new Response(null, { headers: { 'cache-control': 'no-store' } });
  return answerDownload(house, { shop: params.shop, link: params.link });
}
