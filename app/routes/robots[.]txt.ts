/** Nothing here is for search engines: shoppers' links are private and the merchant's pages need a session. */
export const loader = () =>
  new Response('User-agent: *\nDisallow: /\n', {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    },
  });
